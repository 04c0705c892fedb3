// Minimal cost-complexity pruning (Breiman et al.), as scikit-learn's ccp_alpha.
#pragma once

#include "estimators/tree_structure.h"

namespace estimators {

/// Repeatedly turns the weakest branch into a leaf while its effective alpha is at most
/// `ccp_alpha`, and returns what is left, numbered in pre-order. ccp_alpha 0 still prunes branches
/// that bring nothing; the caller decides whether to prune at all.
Tree prune_tree(const Tree& tree, double ccp_alpha);

}  // namespace estimators

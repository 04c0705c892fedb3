#include "pmml/io/validate_xerces.h"

#include <exception>
#include <mutex>
#include <stdexcept>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/framework/XMLValidityCodes.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SynchronizedStringPool.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>
#include <xercesc/util/XMLNetAccessor.hpp>
#include <xercesc/validators/datatype/DatatypeValidatorFactory.hpp>
#include <xercesc/validators/schema/ComplexTypeInfo.hpp>
#include <xercesc/validators/schema/SchemaGrammar.hpp>

#include "pmml/io/validate_referee.h"

namespace pmml {
namespace {

using xercesc::XMLPlatformUtils;
using xercesc::XMLUni;
using xercesc::XMLValid;

// Xerces' own handler ends the process.
class ThrowingPanicHandler : public xercesc::PanicHandler {
 public:
  void panic(const PanicReasons reason) override {
    throw std::runtime_error(std::string("Xerces-C: ") + getPanicReasonString(reason));
  }
};

// Xerces completes the patterns of its own types on first use, which two threads must not do at
// once; these values touch every part of every one of them.
void complete_builtin_types() {
  xercesc::RefHashTableOfEnumerator<xercesc::DatatypeValidator> each(
      xercesc::DatatypeValidatorFactory::getBuiltInRegistry());
  while (each.hasMoreElements()) {
    xercesc::DatatypeValidator& type = each.nextElement();
    for (const XMLCh* probe : {u"+1", u"a-1"}) {
      try {
        type.validate(probe);
      } catch (const xercesc::XMLException&) {
      }
    }
  }
}

void initialize() {
  static ThrowingPanicHandler panic_handler;
  XMLPlatformUtils::Initialize(XMLUni::fgXercescDefaultLocale, nullptr, &panic_handler);
  delete XMLPlatformUtils::fgNetAccessor;
  XMLPlatformUtils::fgNetAccessor = nullptr;
  complete_builtin_types();
}

// A failed start is not repeated: Xerces would take its second try for done.
void require_xerces() {
  static std::once_flag once;
  static std::exception_ptr failure;
  std::call_once(once, [] {
    try {
      initialize();
    } catch (...) {
      failure = std::current_exception();
    }
  });
  if (failure) std::rethrow_exception(failure);
}

class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Everything that Xerces would open besides the text handed to it.
class DenyingResolver : public xercesc::XMLEntityResolver {
 public:
  xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* identifier) override {
    throw Refused("reference to '" + to_utf8(identifier->getSystemId()) +
                  "', which is not fetched");
  }
};

struct Enough {};

std::string failure_text() {
  try {
    throw;
  } catch (const xercesc::OutOfMemoryException&) {
    return "out of memory";
  } catch (const xercesc::XMLException& error) {
    return to_utf8(error.getMessage());
  } catch (const xercesc::SAXException& error) {
    return to_utf8(error.getMessage());
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown exception";
  }
}

class Text : public xercesc::MemBufInputSource {
 public:
  explicit Text(std::string_view utf8)
      : MemBufInputSource(reinterpret_cast<const XMLByte*>(utf8.data()), utf8.size(), u"memory") {
    setCopyBufToStream(false);
    setEncoding(XMLUni::fgUTF8EncodingString);
  }
};

// The code of a complaint about validity; a rejected value comes with the code of its exception.
unsigned int validity_code(unsigned int code, const XMLCh* domain) {
  using xercesc::XMLString;
  if (XMLString::equals(domain, XMLUni::fgValidityDomain)) return code;
  return XMLString::equals(domain, XMLUni::fgExceptDomain) ? XMLValid::DatatypeError
                                                           : XMLValid::NoError;
}

// A parser closed against everything but the text handed to it, its errors kept.
class Reader : public xercesc::SAX2XMLReaderImpl {
 public:
  explicit Reader(xercesc::XMLGrammarPool& pool)
      : SAX2XMLReaderImpl(XMLPlatformUtils::fgMemoryManager, &pool) {
    setProperty(XMLUni::fgXercesScannerName, const_cast<XMLCh*>(XMLUni::fgSGXMLScanner));
    setFeature(XMLUni::fgSAX2CoreValidation, true);
    setFeature(XMLUni::fgXercesDynamic, false);
    setFeature(XMLUni::fgXercesLoadSchema, false);
    setFeature(XMLUni::fgXercesLoadExternalDTD, false);
    setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
    setFeature(XMLUni::fgXercesSchemaFullChecking, false);
    setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
    setFeature(XMLUni::fgXercesCalculateSrcOfs, false);
    setXMLEntityResolver(&deny_);
    setErrorHandler(&unused_);  // without one, Xerces does not even call error()
  }

  void error(unsigned int code, const XMLCh* domain, ErrTypes type, const XMLCh* text,
             const XMLCh* /*system_id*/, const XMLCh* /*public_id*/, XMLFileLoc line,
             XMLFileLoc column) override {
    if (type == ErrType_Warning || follows_from_last(code, {line, column})) return;
    findings_.more = findings_.violations.size() >= max_violations_;
    if (findings_.more) throw Enough{};
    Violation violation = explain(validity_code(code, domain), to_utf8(text));
    if (type == ErrType_Fatal) violation.kind = Violation::Kind::wellFormed;
    violation.target.after = {line, column};
    if (says_more_than_last(code, {line, column})) findings_.violations.pop_back();
    last_code_ = code;
    findings_.violations.push_back(std::move(violation));
  }

 protected:
  virtual Violation explain(unsigned int /*code*/, std::string message) const {
    return {Violation::Kind::other, std::move(message), {}};
  }

  template <typename Work>
  Findings run(std::size_t max_violations, Work work) {
    findings_ = {};
    last_code_ = XMLValid::NoError;
    max_violations_ = max_violations;
    try {
      work();
    } catch (const Enough&) {
    } catch (...) {
      findings_.failure = failure_text();
    }
    return std::move(findings_);
  }

 private:
  // An element of an unknown namespace is reported twice in a row, the second time by its name.
  bool says_more_than_last(unsigned int code, ReadingPosition at) const {
    return code == XMLValid::ElementNotDefined && last_code_ == XMLValid::GrammarNotFound &&
           findings_.violations.back().target.after == at;
  }
  // Of an element that is not declared, no attribute is either.
  bool follows_from_last(unsigned int code, ReadingPosition at) const {
    return code == XMLValid::AttNotDefinedForElement && last_code_ == XMLValid::ElementNotDefined &&
           findings_.violations.back().target.after == at;
  }

  DenyingResolver deny_;
  xercesc::DefaultHandler unused_;
  Findings findings_;
  unsigned int last_code_ = XMLValid::NoError;
  std::size_t max_violations_ = 0;
};

class SchemaReader : public Reader {
 public:
  using Reader::Reader;

  xercesc::SchemaGrammar* load(std::string_view xsd, Findings& findings) {
    xercesc::Grammar* grammar = nullptr;
    findings = run(SIZE_MAX, [&] {
      grammar = loadGrammar(Text(xsd), xercesc::Grammar::SchemaGrammarType, true);
    });
    return static_cast<xercesc::SchemaGrammar*>(grammar);
  }
};

// The schema's grammars. Namespace names of documents go to a pool of each reader, for a common one
// would grow for ever.
class Grammars : public xercesc::XMLGrammarPoolImpl {
 public:
  void lockPool() override {
    schema_names_ = XMLGrammarPoolImpl::getURIStringPool();
    XMLGrammarPoolImpl::lockPool();
  }
  std::unique_ptr<xercesc::XMLStringPool> names_for_next_reader() {
    auto names = std::make_unique<xercesc::XMLSynchronizedStringPool>(schema_names_);
    next_ = names.get();
    return names;
  }
  xercesc::XMLStringPool* getURIStringPool() override {
    return next_ != nullptr ? next_ : XMLGrammarPoolImpl::getURIStringPool();
  }

 private:
  xercesc::XMLStringPool* schema_names_ = nullptr;
  xercesc::XMLStringPool* next_ = nullptr;
};

struct OwnNames {
  std::unique_ptr<xercesc::XMLStringPool> names;
};

class DocumentReader : OwnNames, public Reader {
 public:
  DocumentReader(Grammars& grammars, bool has_namespace)
      : OwnNames{grammars.names_for_next_reader()}, Reader(grammars) {
    setValidator(&referee_);
    referee_.forbid_doctype();
    if (has_namespace) return;
    // Found in the pool under no namespace, hence not loaded; without this Xerces does not look.
    XMLCh location[] = u"memory";
    setProperty(XMLUni::fgXercesSchemaExternalNoNameSpaceSchemaLocation, location);
  }

  Findings check(std::string_view utf8, std::size_t max_violations) {
    bytes_read_ += utf8.size();
    return run(max_violations, [&] { parse(Text(utf8)); });
  }
  // Xerces keeps every unknown name that a reader has met.
  bool is_worn() const { return bytes_read_ > 64 * 1024; }

 private:
  Violation explain(unsigned int code, std::string message) const override {
    return referee_.explain(code, message);
  }

  Referee referee_;
  std::size_t bytes_read_ = 0;
};

// Xerces builds these on first use as well.
void complete(xercesc::SchemaGrammar& grammar) {
  auto* types = grammar.getComplexTypeRegistry();
  if (types == nullptr) return;
  xercesc::RefHashTableOfEnumerator<xercesc::ComplexTypeInfo> each(types);
  while (each.hasMoreElements()) {
    xercesc::ComplexTypeInfo& type = each.nextElement();
    type.getContentModel();
    type.getFormattedContentModel();
  }
}

}  // namespace

class Grammar::Pool {
 public:
  explicit Pool(std::string_view xsd, Findings& findings)
      : has_patterns_(xsd.find("pattern") != std::string_view::npos) {
    auto* grammar = SchemaReader(grammars_).load(xsd, findings);
    if (grammar == nullptr) return;
    target_namespace_ = to_utf8(grammar->getTargetNamespace());
    complete(*grammar);
    grammars_.lockPool();
  }

  const std::string& target_namespace() const { return target_namespace_; }

  /// Held during a check when the schema has patterns of its own, which cannot be completed ahead.
  std::unique_lock<std::mutex> turn() {
    return has_patterns_ ? std::unique_lock(turn_) : std::unique_lock<std::mutex>();
  }
  std::unique_ptr<DocumentReader> borrow() {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
    return std::make_unique<DocumentReader>(grammars_, !target_namespace_.empty());
  }
  void give_back(std::unique_ptr<DocumentReader> reader) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(reader));
  }

 private:
  Grammars grammars_;
  std::string target_namespace_;
  bool has_patterns_;
  std::mutex turn_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<DocumentReader>> idle_;
};

Grammar::Grammar(std::string_view xsd, Findings& findings) {
  try {
    require_xerces();
    pool_ = std::make_unique<Pool>(xsd, findings);
  } catch (...) {
    findings.failure = failure_text();
  }
}

Grammar::~Grammar() = default;

const std::string& Grammar::target_namespace() const {
  return pool_->target_namespace();
}

Findings Grammar::check(std::string_view utf8, std::size_t max_violations) const {
  Findings findings;
  try {
    const auto turn = pool_->turn();
    auto reader = pool_->borrow();
    findings = reader->check(utf8, max_violations);
    const bool clean = findings.failure.empty() && !findings.more;
    if (clean && !reader->is_worn()) pool_->give_back(std::move(reader));
  } catch (...) {
    findings.failure = failure_text();
  }
  return findings;
}

}  // namespace pmml

#!/usr/bin/env python3
"""Saving is killed, or refused something, at every system call: crash.py PMML MODEL CSV WORK.

strace counts the system calls of one run, then runs again for each of them with that call failing
(or the process killed there). The target must be the old file or the complete new one, a success
must mean the new one, and after an error no other file may be left.
"""
import collections
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FAULTS = {
    "killed": ("signal=SIGKILL", None),
    "disk full": ("error=ENOSPC", {"openat", "write", "fsync", "close", "rename", "fchmod"}),
    "input/output error": ("error=EIO", {"openat", "read", "pread64", "write", "fsync", "close", "rename",
                                         "fchmod", "newfstatat", "lseek"}),
    "interrupted": ("error=EINTR", {"openat", "read", "write", "fsync", "close"}),
    "short write": ("retval=1", {"write"}),
}


# What stands between a file that is being written and its name.
LAST_STEPS = {"write", "fsync", "close", "rename", "fchmod"}


def strace(arguments, trace, inject=None):
    options = ["-f", "-o", trace] + (["-e", "inject=" + inject] if inject else [])
    return subprocess.run(["strace", *options, *arguments], capture_output=True, check=False)


def calls_of(trace):
    """How often each system call was made."""
    found = collections.Counter()
    for line in open(trace, encoding="utf-8", errors="replace"):
        call = re.match(r"\d+ +(\w+)\(", line)
        if call and call.group(1) not in ("execve", "exit_group"):
            found[call.group(1)] += 1
    return found


def run_one(command, folder, old, new, fault, call, number):
    os.makedirs(folder)
    target = os.path.join(folder, "target.pmml")
    with open(target, "wb") as file:
        file.write(old)
    result = strace([*command, "-o", target], os.path.join(folder, "trace"),
                    f"{call}:{FAULTS[fault][0]}:when={number}")
    content = open(target, "rb").read() if os.path.exists(target) else b""
    left = sorted(set(os.listdir(folder)) - {"target.pmml", "trace"})
    shutil.rmtree(folder)
    where = f"{fault} at {call} number {number}: exit code {result.returncode}"
    if content not in (old, new):
        return where + ", the target is neither old nor new"
    if result.returncode == 0 and content != new:
        return where + ", success but the target is old"
    if fault != "killed" and left:
        return where + f", left {left}"
    return None


def inject(command, work, every_call):
    """Number of faults and the problems; every system call, or the last steps of a saving."""
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    new_file, trace = os.path.join(work, "new.pmml"), os.path.join(work, "trace")
    first = strace([*command, "-o", new_file], trace)
    if first.returncode != 0:
        print("SKIPPED: strace cannot trace here:", first.stderr.decode()[:200])
        return 0, []
    new = open(new_file, "rb").read()
    old = b"the old file\n"
    jobs = [(fault, call, number)
            for fault, (_, only) in FAULTS.items()
            for call, count in sorted(calls_of(trace).items())
            if (only is None or call in only) and (every_call or call in LAST_STEPS)
            for number in range(1, count + 1)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = list(pool.map(
            lambda job: run_one(command, os.path.join(work, str(job[0])), old, new, *job[1]),
            enumerate(jobs)))
    return len(jobs), [problem for problem in problems if problem]


def main(pmml, model, data, work):
    converted = inject([pmml, "convert", model], work, True)
    archived = inject([pmml, "fit", data, "--estimator", "linear_regression", "--target",
                       "petal_width", "--cv", "2"], work, False)
    problems = converted[1] + archived[1]
    print("\n".join(problems[:20]))
    print(converted[0], "and", archived[0], "faults injected,", len(problems), "problems")
    return 1 if problems or 0 < converted[0] < 100 else 0


sys.exit(main(*sys.argv[1:]))

"""Measures the same compiled expressions in two other CEL implementations and prints ratios to ours.

Both are called from Python. The overhead of a call is measured with the expression `true` and the same variables, and
subtracted, so that only the evaluation itself is compared.
"""
import json
import subprocess
import sys
import time

import cel as rust_cel
from cel_expr_python import cel as cpp_cel


def least(*calls):
    """Returns the nanoseconds per call: the minimum of many rounds, interleaved for equal conditions."""
    best, counts = [float("inf")] * len(calls), [100] * len(calls)
    for _ in range(40):
        for index, call in enumerate(calls):
            start = time.perf_counter_ns()
            for _ in range(counts[index]):
                call()
            taken = (time.perf_counter_ns() - start) / counts[index]
            best[index] = min(best[index], taken)
            counts[index] = max(1, int(10_000_000 / max(1, taken)))
    return best


def cpp(expression, variables):
    kind = lambda v: {int: cpp_cel.Type.INT, str: cpp_cel.Type.STRING}.get(type(v)) or (
        cpp_cel.Type.List(kind(v[0])) if isinstance(v, list) else cpp_cel.Type.Map(cpp_cel.Type.STRING, cpp_cel.Type.DYN))
    env = cpp_cel.NewEnv(variables={name: kind(value) for name, value in variables.items()})
    activation = env.Activation(variables)

    def call(source):
        program = env.compile(source)
        assert program.eval(activation).value() is True, source
        return lambda: program.eval(activation)

    whole, empty = least(call(expression), call("true"))
    return whole - empty


def rust(expression, variables):
    context = rust_cel.Context(variables)

    def call(source):
        program = rust_cel.compile(source)
        assert program.execute(context) is True, source
        return lambda: program.execute(context)

    whole, empty = least(call(expression), call("true"))
    return whole - empty


def main():
    bench, path = sys.argv[1:]
    ours = {}
    for line in subprocess.run([bench, path], capture_output=True, text=True, check=True).stdout.splitlines():
        result = json.loads(line)
        ours[result["name"]] = result["nanoseconds"]
    print(f"{'expression':<22} {'ours':>9} {'C++':>9} {'ratio':>6} {'Rust':>9} {'ratio':>6}")
    behind = 0
    for case in json.load(open(path)):
        mine = ours[case["name"]]
        peers = [engine(case["expression"], case["variables"]) for engine in (cpp, rust)]
        cells = " ".join(f"{peer:>6.0f} ns {peer / mine:>6.1f}" for peer in peers)
        print(f"{case['name']:<22} {mine:>6.0f} ns {cells}")
        behind += any(peer < mine for peer in peers)
    print(f"ratios above 1: ours is faster; slower in {behind} of {len(ours)}")


main()

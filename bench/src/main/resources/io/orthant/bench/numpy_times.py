"""NumPy's side of ElementwiseFigures: one line of set-up, then expressions, each answered with nanoseconds per call."""

import sys
import time

import numpy as np

np.seterr(all="ignore")
names = {"np": np}
print(np.__version__, flush=True)
for line in sys.stdin:
    text = line.strip()
    if text.startswith("!"):
        exec(text[1:], names)
        print("ok", flush=True)
        continue
    run = eval("lambda: " + text, names)
    run()
    start = time.perf_counter_ns()
    run()
    once = time.perf_counter_ns() - start
    calls = max(1, min(1000, int(8e6 / max(once, 1))))
    start = time.perf_counter_ns()
    for _ in range(calls):
        run()
    print((time.perf_counter_ns() - start) / calls, flush=True)

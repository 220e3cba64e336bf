"""NumPy's side of the suite: answers one line for each line read.

about               versions, BLAS and peers, as key=value lines ended by an empty one
size N              forgets the arrays of the size before
time CALLS CODE     nanoseconds of CALLS runs of CODE, or "error" and a text; answers when its threads have come to rest
"""

import importlib
import math
import os
import sys
import threading
import time

import numpy as np

# The twin of Data.make in Data.java: same names, same streams, same values.
INPUTS = {
    "x": lambda d: np.random.RandomState(42).randn(d.n),
    "y": lambda d: np.random.RandomState(43).randn(d.n),
    "p": lambda d: np.abs(d["x"]) + 0.5,
    "w": lambda d: d["x"].copy(),
    "o": lambda d: np.zeros(d.n),
    "xf": lambda d: d["x"].astype(np.float32),
    "yf": lambda d: d["y"].astype(np.float32),
    "pf": lambda d: d["p"].astype(np.float32),
    "wf": lambda d: d["xf"].copy(),
    "of": lambda d: np.zeros(d.n, np.float32),
    "ob": lambda d: np.zeros(d.n, bool),
    "oi": lambda d: np.zeros(d.n, np.int64),
    "oc": lambda d: np.zeros(d.n, complex),
    "i": lambda d: np.random.RandomState(44).randint(1, 1001, d.n),
    "j": lambda d: np.random.RandomState(45).randint(1, 1001, d.n),
    "i32": lambda d: d["i"].astype(np.int32),
    "j32": lambda d: d["j"].astype(np.int32),
    "u8": lambda d: (d["i"] % 256).astype(np.uint8),
    "c": lambda d: d["x"] + 1j * d["y"],
    "d": lambda d: d["y"] + 1j * d["x"],
    "b": lambda d: d["x"] > 0,
    "e": lambda d: d["y"] > 0,
    "none": lambda d: np.zeros(d.n, bool),
    "every": lambda d: np.ones(d.n, bool),
    "reverse": lambda d: d["x"][::-1],
    "second": lambda d: d["x"][::2],
    "second_y": lambda d: d["y"][::2],
    "m": lambda d: d["x"].reshape(d.rows, d.columns),
    "om": lambda d: d["o"].reshape(d.rows, d.columns),
    "mf": lambda d: d["xf"].reshape(d.rows, d.columns),
    "mi": lambda d: d["i"].reshape(d.rows, d.columns),
    "mb": lambda d: d["none"].reshape(d.rows, d.columns),
    "t": lambda d: d["y"].reshape(d.columns, d.rows).T,
    "row": lambda d: np.random.RandomState(46).randn(d.columns),
    "column": lambda d: np.random.RandomState(46).randn(d.rows, 1),
    "labels": lambda d: np.random.RandomState(47).randint(0, d.columns, d.rows),
    "image": lambda d: d["x"].reshape(-1, 120, 32),
    "channels": lambda d: np.random.RandomState(46).randn(32),
    "idx": lambda d: np.random.RandomState(48).randint(0, d.n, d.n),
    "row_idx": lambda d: np.random.RandomState(48).randint(0, d.rows, d.rows),
    "sorted_y": lambda d: np.sort(d["y"]),
    "A": lambda d: np.random.RandomState(50).randn(d.n, d.n),
    "B": lambda d: np.random.RandomState(51).randn(d.n, d.n),
    "Af": lambda d: d["A"].astype(np.float32),
    "Bf": lambda d: d["B"].astype(np.float32),
    "Ac": lambda d: d["A"] + 1j * d["B"],
    "Bc": lambda d: d["B"] + 1j * d["A"],
    "S": lambda d: d["A"] + d["A"].T,
    "tall": lambda d: d["A"][:, : d.n // 2],
    "v": lambda d: np.random.RandomState(52).randn(d.n),
    "stream": lambda d: np.random.RandomState(7),
    "tx": lambda d: sys.modules["torch"].from_numpy(d["x"]),
    "ty": lambda d: sys.modules["torch"].from_numpy(d["y"]),
    "tm": lambda d: sys.modules["torch"].from_numpy(d["m"]),
    "tA": lambda d: sys.modules["torch"].from_numpy(d["A"]),
    "tB": lambda d: sys.modules["torch"].from_numpy(d["B"]),
}


class Data:
    def __init__(self, n):
        self.n = n
        self.rows = math.isqrt(n)
        while n % self.rows:
            self.rows -= 1
        self.columns = n // self.rows
        self.made = {}

    def __getitem__(self, name):
        if name not in self.made:
            self.made[name] = INPUTS[name](self)
        return self.made[name]


def function(code, data, modules):
    """The statement in a loop, its arrays local variables, as timeit does it."""
    names = [name for name in compile(code, "kernel", "exec").co_names if name in INPUTS]
    source = f"""
def run(calls, {", ".join(f"{name}={name}" for name in names)}):
    start = clock()
    for _ in range(calls):
        {code}
    return clock() - start
"""
    scope = {name: data[name] for name in names}
    scope.update(modules, clock=time.perf_counter_ns, n=data.n)
    exec(compile(source, "kernel", "exec"), scope)
    return scope["run"]


def blas():
    """The BLAS NumPy was built with, and the file really loaded where the system tells."""
    try:
        built = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        text = f"{built.get('name', '?')} {built.get('version', '')}".strip()
    except (KeyError, TypeError):
        text = "unknown"
    np.ones((2, 2)) @ np.ones((2, 2))
    try:
        with open("/proc/self/maps") as maps:
            files = {os.path.realpath(line.split()[-1]) for line in maps if ".so" in line}
        loaded = sorted(os.path.basename(f) for f in files if "blas" in os.path.basename(f).lower())
        if loaded:
            text += " (" + ", ".join(loaded) + ")"
    except OSError:
        pass
    return text


def about(peers):
    print(f"numpy={np.__version__}")
    print(f"python={sys.version.split()[0]}")
    print(f"blas={blas()}")
    print(f"blas threads={os.environ.get('OPENBLAS_NUM_THREADS', 'default')}")
    for name in PEERS:
        print(f"peer {name}={getattr(peers[name], '__version__', '?') if name in peers else 'not installed'}")
    print(flush=True)


PEERS = ("numexpr", "numba", "torch")


def load(wanted):
    peers = {}
    for name in PEERS if wanted else ():
        try:
            peers[name] = importlib.import_module(name)
        except ImportError:
            pass
    threads = int(os.environ.get("OPENBLAS_NUM_THREADS", os.cpu_count()))
    if "numexpr" in peers:
        peers["numexpr"].set_num_threads(threads)
    if "torch" in peers:
        peers["torch"].set_num_threads(threads)
    if "numba" in peers:
        numba = peers["numba"]
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))

        @numba.njit(parallel=True, error_model="numpy")
        def standard_deviation(x):
            mean = 0.0
            for k in numba.prange(x.size):
                mean += x[k]
            mean /= x.size
            squares = 0.0
            for k in numba.prange(x.size):
                squares += (x[k] - mean) ** 2
            return math.sqrt(squares / x.size)

        @numba.njit(parallel=True, error_model="numpy")
        def pipeline(x):
            mean, deviation = x.mean(), x.std()
            z = np.empty_like(x)
            for k in numba.prange(x.size):
                z[k] = min(max((x[k] - mean) / deviation * 1.2, -1.0), 1.0)
            return z

        numba.standard_deviation, numba.pipeline = standard_deviation, pipeline
    return peers


def busy():
    """Whether another thread of this process runs; where the system does not tell, whether it used processor time."""
    try:
        states = []
        for thread in os.listdir("/proc/self/task"):
            if int(thread) != threading.get_native_id():
                with open(f"/proc/self/task/{thread}/stat") as stat:
                    states.append(stat.read().rpartition(")")[2].split()[0])
        return "R" in states
    except OSError:
        # systems count this in ticks of some milliseconds
        used = time.process_time()
        time.sleep(0.02)
        return time.process_time() - used > 0.005


def settle():
    """Waits until this process' other threads sleep: those of a BLAS go on spinning for more than a tenth of a second."""
    deadline = time.perf_counter() + 0.5
    while busy() and time.perf_counter() < deadline:
        time.sleep(0.001)


def serve():
    peers = load("--peers" in sys.argv)
    modules = {"np": np, **peers}
    data = Data(1)
    kernels = {}
    for line in sys.stdin:
        command, _, rest = line.strip().partition(" ")
        if command == "about":
            about(peers)
        elif command == "size":
            data = Data(int(rest))
            kernels.clear()
            print("ok", flush=True)
        elif command == "time":
            calls, _, code = rest.partition(" ")
            try:
                if code not in kernels:
                    kernels[code] = function(code, data, modules)
                nanos = kernels[code](int(calls))
                settle()
                print(nanos, flush=True)
            except Exception as e:
                print(f"error {type(e).__name__}: {e}".replace("\n", " "), flush=True)


np.seterr(all="ignore")
serve()

"""Writes the inputs that fuzzing starts from, with a real NumPy: python3 fuzz/scripts/seeds.py

They lie where Jazzer looks for the inputs of ReadersFuzzTest; what it found itself stands beside them.
"""
import gzip
import io
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parents[1] / 'src/test/resources/io/orthant/fuzz/ReadersFuzzTestInputs'
DTYPES = ['bool', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'float16', 'float32',
          'float64', 'complex64', 'complex128']


def write(targets, name, data):
    for target in targets:
        folder = FOLDER / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'seed-{name}').write_bytes(data)


def npy(a, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, a, version=version)
    return out.getvalue()


def arrays():
    yield 'b1', np.array([True, False, True])
    yield 'i1-2d', np.arange(6, dtype='i1').reshape(2, 3)
    yield 'u2-big', np.arange(5, dtype='>u2')
    yield 'f2', np.array([1.5, np.nan, -0.0], 'f2')
    yield 'f4-fortran', np.asfortranarray(np.arange(6, dtype='f4').reshape(2, 3))
    yield 'f8-0d', np.array(2.5)
    yield 'f8-empty', np.zeros((0, 3))
    yield 'u8', np.array([2**64 - 1, 0], 'u8')
    yield 'c16-big', np.array([1 + 2j, 3 - 4j], '>c16')
    yield 'c8-3d', np.ones((2, 1, 2), 'c8')
    yield 'objects', np.array([None, 1])
    yield 'text', np.array(['ab', 'c'])
    yield 'fields', np.zeros(2, [('a', 'f8'), ('b', 'i4')])


for name, a in arrays():
    data = npy(a)
    write(['npy', 'mapped'], name, data)
write(['npy', 'mapped'], 'version2', npy(np.arange(3), (2, 0)))
write(['npy', 'mapped'], 'version3', npy(np.arange(3), (3, 0)))
write(['npy', 'mapped'], 'long', npy(np.arange(300.0)))

for name, save in ('stored', np.savez), ('deflated', np.savez_compressed):
    out = io.BytesIO()
    save(out, a=np.arange(4), b=np.zeros((3, 3)))
    write(['npz'], name, out.getvalue())
    out = io.BytesIO()
    save(out, np.ones(200, 'f4'))
    write(['npz'], name + '-one', out.getvalue())
out = io.BytesIO()
np.savez(out)
write(['npz'], 'empty', out.getvalue())

TEXTS = {
    'plain': '1 2 3\n4 5 6\n',
    'commas': '1.5,2e-3,nan\n-4,+5.,.6\n',
    'comments': '# head\n1 2 # two\n\n3 4\n',
    'gaps': 'a;b;c\n1;;3\nNA;2;?\n4;5;6;7\n',
    'long': '3.141592653589793238462643383279 1e-320 1.7976931348623159e308 inf\n' * 3,
    'integers': '9223372036854775807\t-9223372036854775808\n18446744073709551615\t0\n',
    'complex': '1+2j (3-4e5j)\n-1j 7\n',
    'returns': '1 2\r3 4\r\n5 6',
    'hexadecimal': '0x1p3 1d 1f 1_0\n',
    'words': 'true,False,0,1\n',
    'mark': '\ufeff1 2\n',
}
# the first bytes choose dtype, delimiter and comments, rows to skip, rows to read, columns, flags, ndmin, encoding
CHOICES = {
    'plain': (11, 4, 0, 0, 5, 0, 0, 0),
    'commas': (11, 0, 0, 0, 5, 0, 2, 0),
    'comments': (7, 4, 0, 2, 0, 1, 1, 0),
    'gaps': (11, 2, 1, 0, 5, 8 + 16, 0, 0),
    'long': (10, 4, 0, 0, 2, 0, 0, 1),
    'integers': (8, 1, 0, 0, 5, 2, 0, 0),
    'complex': (13, 4, 0, 0, 1, 0, 0, 0),
    'returns': (1, 3, 0, 0, 5, 0, 0, 4),
    'hexadecimal': (11, 4, 0, 0, 5, 2, 0, 0),
    'words': (0, 0, 0, 0, 5, 4, 0, 0),
    'mark': (9, 4, 0, 0, 5, 0, 0, 0),
}
for name, text in TEXTS.items():
    write(['loadtxt', 'genfromtxt'], name, bytes(CHOICES[name]) + text.encode())
write(['loadtxt', 'genfromtxt'], 'gzip', bytes(CHOICES['plain']) + gzip.compress(b'1 2 3\n' * 50, mtime=0))
write(['loadtxt', 'genfromtxt'], 'utf16', bytes((11, 0, 0, 0, 5, 0, 0, 2)) + '1,2\n3,4\n'.encode('utf-16-le'))

for i, dtype in enumerate(DTYPES):
    a = np.arange(3).astype(dtype)
    write(['raw'], dtype, bytes((i, 0, 0, 2)) + a.tobytes())
    write(['raw'], dtype + '-big', bytes((i, 255, a.itemsize, 255)) + a.astype(a.dtype.newbyteorder('>')).tobytes())

"""Goldens of io.orthant.io: .npy and .npz files as NumPy writes them, whole, as hexadecimal digits.

npy.tsv, a line: dtype, shape, items, whether np.save writes this very file, the file. npz.tsv: the archive; its members
are the arrays of `members`, which the test makes too.
"""

import io

import numpy as np

from golden import DTYPES, join, write

SHAPES = [(), (1,), (0,), (5,), (2, 3), (3, 0, 2), (2, 1, 3), (2, 2, 1, 2), (1, 2, 1, 2, 2)]


def file_of(a, version=None):
    f = io.BytesIO()
    np.lib.format.write_array(f, a, version=version)
    return f.getvalue()


def row(a, same, data):
    return "\t".join([str(a.dtype.newbyteorder("=")), ",".join(map(str, a.shape)), join(a.astype(a.dtype.newbyteorder("="))),
                      str(same).lower(), data.hex()])


def sample(rs, dtype, shape):
    raw = rs.randint(-100, 100, shape) * (1 if np.dtype(dtype).kind in "biu" else 0.375)
    a = np.asarray(raw).astype(dtype)
    return np.asarray(a + np.asarray(rs.randint(-9, 9, shape)) * 1j).astype(dtype) if a.dtype.kind == "c" else a


def members():
    return {"x": np.arange(6, dtype=np.int16).reshape(2, 3), "folder/y": np.asfortranarray(np.arange(6.0).reshape(3, 2)),
            "empty": np.zeros((0, 4), bool), "scalar": np.array(2.5, np.float32), "zeros": np.zeros(3000)}


def main():
    rs = np.random.RandomState(4)
    rows = []
    for dtype in DTYPES:
        for shape in SHAPES:
            a = sample(rs, dtype, shape)
            rows.append(row(a, True, file_of(a)))
        a = sample(rs, dtype, (3, 4))
        rows.append(row(np.asfortranarray(a), True, file_of(np.asfortranarray(a))))
        rows.append(row(a[:, ::2], True, file_of(a[:, ::2])))
        swapped = a.astype(a.dtype.newbyteorder(">"))
        rows.append(row(a, False, file_of(swapped)))
        rows.append(row(a, False, file_of(np.asfortranarray(swapped))))
        rows.append(row(a, False, file_of(a, (2, 0))))
        rows.append(row(a, False, file_of(a, (3, 0))))
    write("files/npy.tsv", "\t".join(["dtype", "shape", "items", "same", "file"]), rows)
    archives = []
    for name, save in [("stored", np.savez), ("compressed", np.savez_compressed)]:
        f = io.BytesIO()
        save(f, **members())
        archives.append(name + "\t" + f.getvalue().hex())
    write("files/npz.tsv", "kind\tfile", archives)


if __name__ == "__main__":
    main()

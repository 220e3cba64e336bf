package io.orthant.onnx;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.io.Io;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes small models of float32 tensors in ONNX's format: protocol buffers with the field numbers of onnx.proto. */
final class OnnxFile {
    private static final int FLOAT = 1;
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;

    private final Message graph = new Message();

    OnnxFile(String name) {
        graph.text(2, name);
    }

    /** A message of protocol buffers: fields one after another. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    /** An input of n rows of so many numbers. */
    OnnxFile input(String name, long width) {
        graph.message(11, value(name, FLOAT, width));
        return this;
    }

    /** An output of n rows of so many numbers. */
    OnnxFile output(String name, long width) {
        return output(name, FLOAT, width);
    }

    /** An output of another of ONNX's types. */
    OnnxFile output(String name, int type, long width) {
        graph.message(12, value(name, type, width));
        return this;
    }

    /** A conversion to another of ONNX's types. */
    OnnxFile cast(String input, String output, int type) {
        Message to = new Message().text(1, "to").number(3, type).number(20, 2);
        graph.message(
                1, new Message().text(1, input).text(2, output).text(4, "Cast").message(5, to));
        return this;
    }

    private static Message value(String name, int type, long width) {
        Message shape = new Message().message(1, new Message().text(2, "n")).message(1, new Message().number(1, width));
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A tensor that belongs to the model. */
    OnnxFile constant(String name, NDArray a) {
        Message tensor = new Message();
        for (long n : a.shape()) {
            tensor.number(1, n);
        }
        tensor.number(2, FLOAT).text(8, name);
        // raw items are little-endian
        tensor.bytes(9, Io.toBuffer(a.astype(DType.FLOAT32)).array());
        graph.message(5, tensor);
        return this;
    }

    /** An operation of ONNX's. */
    OnnxFile node(String operation, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(name -> node.text(1, name));
        graph.message(1, node.text(2, output).text(3, output).text(4, operation));
        return this;
    }

    byte[] toBytes() {
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "orthant")
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPSET))
                .bytes
                .toByteArray();
    }
}

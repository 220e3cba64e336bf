package io.orthant;

/** On which side of equal items a value is inserted. */
public enum Side {
    /** Before them. */
    LEFT,
    /** Behind them. */
    RIGHT
}

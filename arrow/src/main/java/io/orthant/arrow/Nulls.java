package io.orthant.arrow;

/** What becomes of a vector's nulls. */
public enum Nulls {
    /** They are refused. */
    REFUSE,
    /** They are NaN. What is no float becomes float64, and integers beyond 2<sup>53</sup> are rounded, if there are any nulls. */
    NAN,
    /** They are whatever lies in memory in their place; {@link Arrow#mask} tells where. */
    LEAVE
}

/**
 * How many users that have to connect first a thread brings in at a time, about once a millisecond.
 * Opening connections takes the time in which answers would be read, and so set users free; a target's
 * queue for connections is short besides. This still allows for 32,000 new users a second.
 */
export const newUsersAtOnce = 32;

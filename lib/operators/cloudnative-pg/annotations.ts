/** Recorded beside the rest of the database's life: the spec has no place for it, and the guard asks for it. */
export const formerLostKey = "postgres-kubernetes/former-primary-lost";

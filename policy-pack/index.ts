import { PolicyPack } from "@pulumi/policy";
import { changesAreComparable } from "./policies/changes-are-comparable";
import { rulePolicies } from "./policies/rules";
import { valuesAreKnown } from "./policies/values-are-known";

export const policyPack = new PolicyPack("postgres-kubernetes", {
  displayName: "PostgreSQL on Kubernetes",
  description:
    "Refuses changes of PostgreSQL databases that would make the next recovery fail, whoever wrote their objects.",
  tags: ["postgresql", "kubernetes", "backup", "disaster-recovery"],
  enforcementLevel: "mandatory",
  // First the one that learns where the earlier state is: every rule about changes asks for it.
  policies: [changesAreComparable, valuesAreKnown, ...rulePolicies],
});

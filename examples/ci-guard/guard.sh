#!/usr/bin/env bash
# Previews a stack with the policy pack. Ends with an error when a change is refused.
#   STACK=org/project/prod ./guard.sh [folder of the program]
set -euo pipefail

: "${STACK:?name the stack, as ORG/PROJECT/STACK}"
# Absolute, for --cwd changes the folder before the other paths are read.
program=$(cd "${1:-.}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
pack=${PACK:-$program/node_modules/postgres-kubernetes-policy-pack}

# The state before the change, kept beside the log: what the rules compared with. Secrets stay encrypted in it.
pulumi stack export --stack "$STACK" --file "${BASELINE:-baseline.json}"

# The pack reads the same state itself. Where its process has no access to the backend, name the file in policy-config.json.
pulumi preview --cwd "$program" --stack "$STACK" --diff --non-interactive \
  --policy-pack "$pack" --policy-pack-config "$here/policy-config.json"

// The Kubernetes provider of Pulumi, built from its module. The two embedded files lie in that module under
// cmd/pulumi-resource-kubernetes; the build maps them into gen/ with -overlay, so this folder stays as committed.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

var version = "4.25.0"

//go:embed gen/schema.json
var schema []byte

//go:embed gen/terraform-mapping.json
var mapping []byte

func main() { provider.Serve("kubernetes", version, schema, mapping) }

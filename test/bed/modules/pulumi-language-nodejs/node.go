package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"google.golang.org/protobuf/types/known/structpb"
)

// bailExitCode is what the SDK's runners exit with after they have told the user about the error themselves.
const bailExitCode = 32

// nodeCommand starts one of the SDK's runners (@pulumi/pulumi/cmd/<runner>) as the program's own copy has it.
func nodeCommand(
	ctx context.Context, directory, runner string, options *structpb.Struct, args []string,
) (*exec.Cmd, error) {
	script, err := findRunner(directory, runner)
	if err != nil {
		return nil, err
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("no `node` on PATH, which is needed to run the program in %s: %w", directory, err)
	}
	command := exec.CommandContext(ctx, node, append(append(nodeArguments(options), script), args...)...)
	command.Env = append(os.Environ(), "PULUMI_NODEJS_TYPESCRIPT="+typescriptOption(options))
	return command, nil
}

func findRunner(directory, runner string) (string, error) {
	for at := directory; ; at = filepath.Dir(at) {
		script := filepath.Join(at, "node_modules", "@pulumi", "pulumi", "cmd", runner, "index.js")
		if _, err := os.Stat(script); err == nil {
			return script, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf(
				"found no @pulumi/pulumi for the program in %s: it has no node_modules with the Pulumi SDK, "+
					"nor has any folder above it; run `npm install` there", directory)
		}
	}
}

// nodeArguments reads `runtime.options.nodeargs` of Pulumi.yaml.
func nodeArguments(options *structpb.Struct) []string {
	return strings.Fields(options.GetFields()["nodeargs"].GetStringValue())
}

// typescriptOption reads `runtime.options.typescript` of Pulumi.yaml, which is true unless said otherwise.
func typescriptOption(options *structpb.Struct) string {
	if value, given := options.GetFields()["typescript"]; given && !value.GetBoolValue() {
		return "false"
	}
	return "true"
}

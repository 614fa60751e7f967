package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"

	sdk "github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

type pluginStream = grpc.ServerStreamingServer[pulumirpc.RunPluginResponse]

// RunPlugin executes a policy pack or another plugin written for Node, and streams what it prints.
func (h *languageHost) RunPlugin(request *pulumirpc.RunPluginRequest, stream pluginStream) error {
	// A plugin lives until its engine lets go of it; the host's own end must end it too.
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	defer context.AfterFunc(h.serving, cancel)()

	closer, stdout, stderr, err := rpcutil.MakeRunPluginStreams(stream, false)
	if err != nil {
		return err
	}
	defer closer.Close()

	if request.GetKind() == "analyzer" {
		err = h.runPolicyPack(ctx, request, stdout, stderr)
	} else {
		err = h.runPlugin(ctx, request, stdout, stderr)
	}
	return reportExit(err, stream)
}

func (h *languageHost) runPlugin(
	ctx context.Context, request *pulumirpc.RunPluginRequest, stdout, stderr io.Writer,
) error {
	directory := request.GetInfo().GetProgramDirectory()
	command, err := pluginCommand(ctx, request, "run-plugin", append([]string{directory}, request.GetArgs()...))
	if err != nil {
		return err
	}
	command.Stdout, command.Stderr = stdout, stderr
	return command.Run()
}

// runPolicyPack stands between engine and pack: the engine sends the stack's name by gRPC, the SDK's policy
// packs read it from their environment, so the pack can only be started once the engine has spoken.
func (h *languageHost) runPolicyPack(
	ctx context.Context, request *pulumirpc.RunPluginRequest, stdout, stderr io.Writer,
) error {
	proxy, proxyInput, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	args := []string{h.engineAddress, request.GetInfo().GetProgramDirectory()}
	command, err := pluginCommand(ctx, request, "run-policy-pack", args)
	if err != nil {
		return err
	}
	// TypeScript is read with the tsconfig.json of the working directory: the pack's, not the program's.
	command.Dir = request.GetInfo().GetProgramDirectory()
	command.Env = append(command.Env, stackEnvironment(stack)...)
	command.Stdout, command.Stderr = proxyInput, stderr
	if err := command.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, command)
}

func pluginCommand(
	ctx context.Context, request *pulumirpc.RunPluginRequest, runner string, args []string,
) (*exec.Cmd, error) {
	info := request.GetInfo()
	command, err := nodeCommand(ctx, info.GetProgramDirectory(), runner, info.GetOptions(), args)
	if err != nil {
		return nil, err
	}
	command.Dir = request.GetPwd()
	command.Env = append(command.Env, request.GetEnv()...)
	return command, nil
}

func stackEnvironment(stack *pulumirpc.AnalyzerStackConfigureRequest) []string {
	if stack == nil {
		return nil
	}
	return []string{
		"PULUMI_NODEJS_ORGANIZATION=" + stack.GetOrganization(),
		"PULUMI_NODEJS_PROJECT=" + stack.GetProject(),
		"PULUMI_NODEJS_STACK=" + stack.GetStack(),
		fmt.Sprintf("PULUMI_NODEJS_DRY_RUN=%t", stack.GetDryRun()),
	}
}

func reportExit(err error, stream pluginStream) error {
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return err
	}
	code := int32(0)
	if exit != nil {
		code = int32(exit.ExitCode())
	}
	return stream.Send(&pulumirpc.RunPluginResponse{
		Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: code},
	})
}

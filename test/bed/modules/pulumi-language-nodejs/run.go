package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// Run executes a Pulumi program and says how it ended.
func (h *languageHost) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	info := request.GetInfo()
	command, err := nodeCommand(ctx, info.GetProgramDirectory(), "run", info.GetOptions(), h.runArguments(request))
	if err != nil {
		return nil, err
	}
	configuration, err := configEnvironment(request)
	if err != nil {
		return nil, err
	}
	command.Dir = request.GetPwd()
	command.Env = append(command.Env, configuration...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	return runResponse(command.Run())
}

func (h *languageHost) runArguments(request *pulumirpc.RunRequest) []string {
	info := request.GetInfo()
	args := []string{
		"--monitor", request.GetMonitorAddress(),
		"--engine", h.engineAddress,
		"--organization", request.GetOrganization(),
		"--project", request.GetProject(),
		"--root-directory", info.GetRootDirectory(),
		"--stack", request.GetStack(),
		"--pwd", request.GetPwd(),
		"--parallel", strconv.Itoa(int(request.GetParallel())),
	}
	if request.GetDryRun() {
		args = append(args, "--dry-run")
	}
	return append(append(args, info.GetEntryPoint()), request.GetArgs()...)
}

func configEnvironment(request *pulumirpc.RunRequest) ([]string, error) {
	config, err := jsonOrEmpty(request.GetConfig(), "{}")
	if err != nil {
		return nil, err
	}
	secretKeys, err := jsonOrEmpty(request.GetConfigSecretKeys(), "[]")
	if err != nil {
		return nil, err
	}
	return []string{"PULUMI_CONFIG=" + config, "PULUMI_CONFIG_SECRET_KEYS=" + secretKeys}, nil
}

func jsonOrEmpty(value any, empty string) (string, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	if string(text) == "null" {
		return empty, nil
	}
	return string(text), nil
}

func runResponse(err error) (*pulumirpc.RunResponse, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case errors.As(err, &exit) && exit.ExitCode() == bailExitCode:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("the program ended with %s", exit)}, nil
	default:
		return nil, fmt.Errorf("starting the program: %w", err)
	}
}

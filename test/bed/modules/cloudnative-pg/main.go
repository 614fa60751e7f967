// The admission webhooks of CloudNativePG as the operator's own package registers them, without its controllers:
// nothing reconciles what the API server accepts. The module is named below the operator's because Go lets nobody
// else import its internal packages. The operator's own binary would do too, but listens on every interface.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/cloudnative-pg/cloudnative-pg/internal/scheme"
	webhookv1 "github.com/cloudnative-pg/cloudnative-pg/internal/webhook/v1"
	"github.com/cloudnative-pg/machinery/pkg/log"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"
)

func main() {
	port := flag.Int("port", 0, "port on 127.0.0.1")
	certDir := flag.String("cert-dir", "", "folder with apiserver.crt and apiserver.key")
	flag.Parse() // controller-runtime adds --kubeconfig
	(&log.Flags{}).ConfigureLogging()
	if err := serve(*port, *certDir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(port int, certDir string) error {
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:  scheme.BuildWithAllKnownScheme(),
		Metrics: server.Options{BindAddress: "0"},
		WebhookServer: webhook.NewServer(webhook.Options{
			Host:     "127.0.0.1",
			Port:     port,
			CertDir:  certDir,
			CertName: "apiserver.crt",
			KeyName:  "apiserver.key",
		}),
	})
	if err != nil {
		return err
	}
	for _, register := range []func(ctrl.Manager) error{
		webhookv1.SetupClusterWebhookWithManager,
		webhookv1.SetupBackupWebhookWithManager,
		webhookv1.SetupScheduledBackupWebhookWithManager,
		webhookv1.SetupPoolerWebhookWithManager,
		webhookv1.SetupDatabaseWebhookWithManager,
	} {
		if err := register(mgr); err != nil {
			return err
		}
	}
	return mgr.Start(ctrl.SetupSignalHandler())
}

module postgres-kubernetes.test/bed/percona-2.5

go 1.25.0

require github.com/percona/percona-postgresql-operator v0.0.0-20241007204305-35d61aa5aebd

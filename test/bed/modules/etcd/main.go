// etcd as its own module serves it; a main of ours because the server module has none at its root.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }

/** What a vendor's servers accept. `source` says where each row was read, `checked` when. */
export interface VendorFacts {
  readonly vendor: string;
  readonly addressing: "path" | "virtual-host";
  /** The header `x-amz-server-side-encryption` that uploads may carry. */
  readonly serverSideEncryption: "none" | "AES256";
  /** When clients may add CRC trailers: AWS SDKs since 2025 do so on every upload unless told `when_required`. */
  readonly checksums: "when_required" | "when_supported";
  readonly source: string;
  readonly checked: string;
}

export const vendorFacts = {
  s3: {
    vendor: "AWS S3",
    addressing: "virtual-host",
    serverSideEncryption: "AES256",
    checksums: "when_supported",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html",
    checked: "2026-11",
  },
  r2: {
    vendor: "Cloudflare R2",
    addressing: "path",
    serverSideEncryption: "none",
    checksums: "when_required",
    source: "https://developers.cloudflare.com/r2/api/s3/api/",
    checked: "2026-11",
  },
  b2: {
    vendor: "Backblaze B2",
    addressing: "path",
    serverSideEncryption: "none",
    checksums: "when_required",
    source: "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api",
    checked: "2026-11",
  },
  hetzner: {
    vendor: "Hetzner Object Storage",
    addressing: "path",
    serverSideEncryption: "none",
    checksums: "when_required",
    source: "https://docs.hetzner.com/storage/object-storage/supported-actions",
    checked: "2026-11",
  },
  digitalocean: {
    vendor: "DigitalOcean Spaces",
    addressing: "path",
    serverSideEncryption: "none",
    checksums: "when_required",
    source: "https://docs.digitalocean.com/reference/api/spaces-api/",
    checked: "2026-11",
  },
  "s3-compatible": {
    vendor: "S3-compatible",
    addressing: "path",
    serverSideEncryption: "none",
    checksums: "when_required",
    source: "the intersection of what MinIO, Ceph, Garage and versitygw accept",
    checked: "2026-11",
  },
} as const satisfies Readonly<Record<string, VendorFacts>>;

// Tests and benchmarks build the same product with their own guides, into a folder of their own.
const { GUIDE_REGISTRY, BUILD_DIR = '.next' } = process.env

/** @type {import('next').NextConfig} */
const config = {
  distDir: BUILD_DIR,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: GUIDE_REGISTRY ? { resolveAlias: { '@/lib/guides/registry': GUIDE_REGISTRY } } : {},
}

export default config

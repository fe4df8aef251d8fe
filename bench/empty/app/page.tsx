/** What Next costs by itself. */
export default function Page() {
  return <p>Empty</p>
}

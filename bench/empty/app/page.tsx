/** The baseline cost of Next for a static page. */
export default function Page() {
  return <p>Empty</p>
}

// Runs in every measured page. Times one input: from the timestamp of its event to the end of the first frame that
// shows the expected result.
{
  let expected = null
  let finish = () => {}
  const channel = new MessageChannel()
  let startedAt = 0

  channel.port1.onmessage = () => finish(performance.now() - startedAt)

  /** Only the visible text. */
  const isShown = ({ selector, property, is, has, lacks }) => {
    const element = document.querySelector(selector)
    if (!element) return false
    const seen = element[property]
    if (is !== undefined && seen !== is) return false
    if (has !== undefined && !seen.includes(has)) return false
    return !lacks || !seen.includes(lacks)
  }

  const checkFrame = () => {
    // A message posted before a frame is painted arrives after it.
    if (expected.every(isShown)) channel.port2.postMessage(null)
    else requestAnimationFrame(checkFrame)
  }

  const start = (event) => {
    if (!expected || !event.isTrusted || startedAt > 0) return
    startedAt = event.timeStamp
    requestAnimationFrame(checkFrame)
  }
  addEventListener('keydown', start, { capture: true })
  addEventListener('click', start, { capture: true })

  window.stopwatch = {
    /** Times the next input until everything expected is visible. */
    arm(next) {
      expected = next
      startedAt = 0
      this.time = new Promise((resolve) => {
        finish = resolve
      })
    },
    time: null,
  }
}

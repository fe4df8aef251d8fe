// Runs in every measured page. Times one input: from the timestamp of its event to the end of the first frame that
// shows what is expected of it.
{
  let expected = null
  let finish = () => {}
  const channel = new MessageChannel()
  let startedAt = 0

  channel.port1.onmessage = () => finish(performance.now() - startedAt)

  /** Only what the reader sees: the status line, and the first row that is there. */
  const isShown = () => {
    const { q, status, absent, label, isChecked } = expected
    const text = document.querySelector('.picker-status').textContent
    if (document.querySelector('[name=q]').value !== q) return false
    if (!text.includes(status) || (absent && text.includes(absent))) return false
    const row = document.querySelector('.actions tbody tr:not([hidden])')
    return row.querySelector('label span').innerHTML === label && row.querySelector('input').checked === isChecked
  }

  const checkFrame = () => {
    // A message posted before a frame is painted arrives after it.
    if (isShown()) channel.port2.postMessage(null)
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
    /** Waits for the next input, which is to bring about what is expected. */
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

import { readFileSync } from 'node:fs'

/**
 * The clock of /proc/<pid>/stat: Linux reports 100 ticks per second, independent of the kernel's own clock
 * (sysconf(3)).
 */
const MS_PER_TICK = 10

/** The processor time of a process with all its threads, in milliseconds. */
export function processorMs(pid: number): number {
  // After the name, which is in parentheses and may have spaces, utime and stime are the 12th and 13th (proc_pid_stat(5)).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}

/** The memory of a process, in megabytes. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (!kilobytes) throw new Error(`Nothing is known of the memory of process ${pid}.`)
  return Number(kilobytes) / 1024
}

/**
 * The memory of a process and its descendants, in megabytes: shared memory counts in proportion (proportional set size,
 * proc_pid_smaps(5)).
 */
export function treeMegabytes(pid: number): number {
  return descendants(pid).reduce((sum, each) => sum + proportionalMegabytes(each), 0)
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => descendants(Number(child)))]
}

function proportionalMegabytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

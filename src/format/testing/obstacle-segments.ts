/** The segments of some obstacles as text, each once: cutting lines changes nothing of them. */
export function obstacleSegments(obstacles: readonly Int32Array[]): ReadonlySet<string> {
  const segments = new Set<string>()
  for (const line of obstacles) {
    for (let i = 0; i + 3 < line.length; i += 2) segments.add(line.subarray(i, i + 4).join(' '))
  }
  return segments
}

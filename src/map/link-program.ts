export interface ProgramTexts {
  /** Of whom an error speaks. */
  readonly name: string
  readonly vertex: string
  readonly fragment: string
}

/** @throws Error with the compiler's own words. */
export function linkProgram(
  gl: WebGL2RenderingContext,
  { name, vertex, fragment }: ProgramTexts,
): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    // null while the context is lost: then it is restored, and everything made anew
    if (shader === null) continue
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    // kept by the program for as long as that needs it
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  const isLinked: unknown = gl.getProgramParameter(program, gl.LINK_STATUS)
  if (isLinked !== true && !gl.isContextLost()) {
    const logs = gl.getAttachedShaders(program)?.map((shader) => gl.getShaderInfoLog(shader) ?? '') ?? []
    throw new Error(
      `${name}: the shader was not compiled: ${[...logs, gl.getProgramInfoLog(program)].join(' ')}`,
    )
  }
  return program
}

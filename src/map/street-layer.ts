import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import type { StreetLines } from '../city/street-lines.ts'
import { UNREACHED } from '../units.ts'
import { matrixAround, streetPositions, streetWidths, type StreetPositions } from './street-buffers.ts'
import { rampTable, type RampTable, type StreetRamp } from './street-ramp.ts'
import { ATTRIBUTES, compileProgram, VALUES_ACROSS } from './street-shaders.ts'

/** Every street of a city on the map, coloured by a value per node. Mercator only; pitch and rotation as the map has them. */
export interface StreetLayer {
  /** To be added to a map; again after its WebGL context was lost, when everything is uploaded anew. */
  readonly layer: CustomLayerInterface
  /** Streets of a city; until values come all are drawn as unreached. @throws Error when the columns do not fit. */
  readonly setLines: (lines: StreetLines) => void
  /** By node; copied, so that the caller may give it away. @throws Error when there is not one for each node. */
  readonly setValues: (values: Uint16Array) => void
  /** @throws Error when edges and colours do not fit. */
  readonly setRamp: (ramp: StreetRamp) => void
  /** What the last frames and recolourings took of the main thread, milliseconds, oldest first. */
  readonly stats: () => StreetStats
  /** Frees the graphics memory, and forgets the streets. */
  readonly dispose: () => void
}

export interface StreetStats {
  /** Telling the graphics card what to draw; how long that takes it is not known here. */
  readonly render: Samples
  /** Copying the values and handing them to the graphics card. */
  readonly upload: Samples
}

/** The last of many measurements. */
export interface Samples {
  /** Milliseconds, oldest first. */
  readonly ms: readonly number[]
  /** Of all, those that are not kept included. */
  readonly count: number
}

/** What is to be drawn, kept for when the graphics card forgets it. */
interface Held {
  lines: { readonly lines: StreetLines; readonly positions: StreetPositions } | null
  /** Whole rows of texels. */
  texels: Uint16Array
  ramp: RampTable | null
  isEven: boolean
}

/** @param options.id id of the layer on the map */
export function createStreetLayer({ id }: { readonly id: string }): StreetLayer {
  const held: Held = { lines: null, texels: new Uint16Array(0), ramp: null, isEven: true }
  const [renders, uploads] = [createRing(), createRing()]
  let map: MapLibreMap | null = null
  let drawing: Drawing | null = null
  let copyMs = 0
  const stale = { lines: false, values: false }

  const repaint = (): void => {
    map?.triggerRepaint()
  }
  const stop = (): void => {
    drawing?.dispose()
    drawing = null
  }
  const layer: CustomLayerInterface = {
    id,
    type: 'custom',
    renderingMode: '2d',
    onAdd: (to, gl) => {
      stop()
      map = to
      drawing = startDrawing(gl)
      stale.lines = true
      stale.values = true
    },
    onRemove: () => {
      stop()
      map = null
    },
    render: (_, input) => {
      if (drawing === null || map === null || held.lines === null || held.ramp === null) return
      const start = performance.now()
      if (stale.lines) drawing.uploadLines(held.lines.lines, held.lines.positions)
      if (stale.values) {
        drawing.uploadValues(held.texels)
        uploads.push(performance.now() - start + copyMs)
      }
      stale.lines = false
      stale.values = false
      drawing.draw(held, input, { zoom: map.getZoom(), pixelRatio: map.getPixelRatio() })
      renders.push(performance.now() - start)
    },
  }
  return {
    layer,
    setLines: (lines) => {
      held.lines = { lines, positions: streetPositions(lines) }
      const rows = Math.max(1, Math.ceil(lines.nodeCount / VALUES_ACROSS))
      held.texels = new Uint16Array(rows * VALUES_ACROSS).fill(UNREACHED)
      stale.lines = true
      stale.values = true
      repaint()
    },
    setValues: (values) => {
      const nodeCount = held.lines?.lines.nodeCount ?? 0
      if (values.length !== nodeCount)
        throw new Error(`streets: found ${values.length} values, expected ${nodeCount}, one for each node`)
      const start = performance.now()
      held.texels.set(values)
      copyMs = performance.now() - start
      stale.values = true
      repaint()
    },
    setRamp: (ramp) => {
      held.ramp = rampTable(ramp)
      held.isEven = ramp.between === 'even'
      repaint()
    },
    stats: () => ({ render: renders.samples(), upload: uploads.samples() }),
    dispose: () => {
      stop()
      held.lines = null
      held.texels = new Uint16Array(0)
    },
  }
}

interface View {
  readonly zoom: number
  readonly pixelRatio: number
}

interface Drawing {
  readonly uploadLines: (lines: StreetLines, positions: StreetPositions) => void
  readonly uploadValues: (texels: Uint16Array) => void
  readonly draw: (held: Held, input: CustomRenderMethodInput, view: View) => void
  readonly dispose: () => void
}

/** What lives on the graphics card. It is made while MapLibre looks away, and leaves no trace in its state. */
function startDrawing(gl: WebGL2RenderingContext): Drawing {
  const program = compileProgram(gl)
  const at = uniformsOf(gl, program)
  const [vertices, texture] = [gl.createVertexArray(), gl.createTexture()]
  const buffers = {
    ends: gl.createBuffer(),
    nodes: gl.createBuffer(),
    shares: gl.createBuffer(),
    kind: gl.createBuffer(),
  }
  let [pieceCount, textureRows] = [0, 0]

  const fill = (name: keyof typeof buffers, data: ArrayBufferView): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers[name])
    gl.bufferData(gl.ARRAY_BUFFER, data as ArrayBufferView<ArrayBuffer>, gl.STATIC_DRAW)
    gl.enableVertexAttribArray(ATTRIBUTES[name])
    gl.vertexAttribDivisor(ATTRIBUTES[name], 1)
  }
  return {
    uploadLines: (lines, positions) => {
      gl.bindVertexArray(vertices)
      fill('ends', positions.ends)
      gl.vertexAttribPointer(ATTRIBUTES.ends, 4, gl.FLOAT, false, 0, 0)
      fill('nodes', lines.nodes)
      gl.vertexAttribIPointer(ATTRIBUTES.nodes, 2, gl.UNSIGNED_INT, 0, 0)
      fill('shares', lines.shares)
      gl.vertexAttribPointer(ATTRIBUTES.shares, 2, gl.UNSIGNED_SHORT, true, 0, 0)
      fill('kind', lines.kinds)
      gl.vertexAttribIPointer(ATTRIBUTES.kind, 1, gl.UNSIGNED_BYTE, 0, 0)
      gl.bindVertexArray(null)
      pieceCount = lines.pieceCount
    },
    uploadValues: (texels) => {
      const rows = texels.length / VALUES_ACROSS
      gl.bindTexture(gl.TEXTURE_2D, texture)
      if (rows !== textureRows) {
        makeTexture(gl, rows)
        textureRows = rows
      }
      gl.texSubImage2D(
        gl.TEXTURE_2D,
        0,
        0,
        0,
        VALUES_ACROSS,
        rows,
        gl.RED_INTEGER,
        gl.UNSIGNED_SHORT,
        texels as Uint16Array<ArrayBuffer>,
      )
    },
    draw: ({ lines, ramp, isEven }, { defaultProjectionData }, { zoom, pixelRatio }) => {
      if (lines === null || ramp === null) return
      gl.useProgram(program)
      const matrix = matrixAround(defaultProjectionData.mainMatrix, lines.positions.anchor)
      gl.uniformMatrix4fv(at('u_matrix'), false, matrix)
      gl.uniform2f(at('u_half_viewport'), gl.drawingBufferWidth / 2, gl.drawingBufferHeight / 2)
      gl.uniform1fv(
        at('u_widths'),
        streetWidths(zoom).map((width) => width * pixelRatio),
      )
      gl.uniform1fv(at('u_edges'), ramp.edges)
      gl.uniform3fv(at('u_colours'), ramp.colours)
      gl.uniform3f(at('u_unreached'), ...ramp.unreached)
      gl.uniform1i(at('u_even'), isEven ? 1 : 0)
      gl.uniform1i(at('u_values'), 0)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.bindVertexArray(vertices)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, pieceCount)
      gl.bindVertexArray(null)
    },
    dispose: () => {
      for (const buffer of Object.values(buffers)) gl.deleteBuffer(buffer)
      gl.deleteVertexArray(vertices)
      gl.deleteTexture(texture)
      gl.deleteProgram(program)
    },
  }
}

function makeTexture(gl: WebGL2RenderingContext, rows: number): void {
  const most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number
  if (rows > most)
    throw new Error(
      `streets: found ${rows * VALUES_ACROSS} nodes, expected at most ${most * VALUES_ACROSS}: this graphics card has no room for more`,
    )
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, VALUES_ACROSS, rows, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, null)
  // Textures of whole numbers are complete only without filters.
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST)
}

function uniformsOf(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
): (name: string) => WebGLUniformLocation | null {
  const known = new Map<string, WebGLUniformLocation | null>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const location = gl.getUniformLocation(program, name)
    known.set(name, location)
    return location
  }
}

const RING_SIZE = 256

/** The last values of many. */
function createRing(): { readonly push: (ms: number) => void; readonly samples: () => Samples } {
  const kept: number[] = []
  let count = 0
  return {
    push: (ms) => {
      kept[count % RING_SIZE] = ms
      count++
    },
    samples: () => {
      const next = count % RING_SIZE
      return { ms: count > RING_SIZE ? [...kept.slice(next), ...kept.slice(0, next)] : [...kept], count }
    },
  }
}

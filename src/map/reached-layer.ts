import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import type { ReachedStreets } from '../isochrone/reached-streets.ts'
import type { LonLat } from '../units.ts'
import { rgb } from './colour.ts'
import { linkProgram } from './link-program.ts'
import { reachedMatrix, reachedWidth } from './reached-place.ts'

/** The streets of one walk, coloured by the time it takes to them. Mercator only, north up. */
export interface ReachedLayer {
  readonly layer: CustomLayerInterface
  /** Null: none. Nothing is copied or worked out: the columns go to the graphics card as they are. */
  readonly setStreets: (walk: ReachedWalk | null) => void
  readonly setLook: (look: ReachedLook) => void
}

export interface ReachedWalk {
  readonly at: LonLat
  readonly minutes: number
  readonly streets: ReachedStreets
}

/** Colours `#rrggbb` at the door and at the limit. */
export interface ReachedLook {
  readonly near: string
  readonly far: string
}

/** @param options.id id of the layer on the map */
export function createReachedLayer({ id }: { readonly id: string }): ReachedLayer {
  let map: MapLibreMap | null = null
  let drawing: Drawing | null = null
  let walk: ReachedWalk | null = null
  let look: ReachedLook | null = null
  let isStale = false
  const stop = (): void => {
    drawing?.dispose()
    drawing = null
  }
  return {
    layer: {
      id,
      type: 'custom',
      renderingMode: '2d',
      onAdd: (to, gl) => {
        stop()
        map = to
        drawing = startDrawing(gl)
        isStale = true
      },
      onRemove: () => {
        stop()
        map = null
      },
      render: (_, input) => {
        if (drawing === null || map === null || walk === null || look === null) return
        if (isStale) drawing.upload(walk.streets)
        isStale = false
        drawing.draw({ walk, look, input, widthPx: reachedWidth(map.getZoom()) * map.getPixelRatio() })
      },
    },
    setStreets: (next) => {
      walk = next
      isStale = true
      map?.triggerRepaint()
    },
    setLook: (next) => {
      look = next
      map?.triggerRepaint()
    },
  }
}

interface Frame {
  readonly walk: ReachedWalk
  readonly look: ReachedLook
  readonly input: CustomRenderMethodInput
  readonly widthPx: number
}

interface Drawing {
  readonly upload: (streets: ReachedStreets) => void
  readonly draw: (frame: Frame) => void
  readonly dispose: () => void
}

const [ENDS, TIMES] = [0, 1]

/** What lives on the graphics card. */
function startDrawing(gl: WebGL2RenderingContext): Drawing {
  const program = linkProgram(gl, { name: 'reached streets', vertex: VERTEX, fragment: FRAGMENT })
  const at = (name: string) => gl.getUniformLocation(program, name)
  const places = {
    matrix: at('u_matrix'),
    viewport: at('u_half_viewport'),
    width: at('u_width'),
    limit: at('u_limit'),
    near: at('u_near'),
    far: at('u_far'),
  }
  const vertices = gl.createVertexArray()
  const [ends, times] = [gl.createBuffer(), gl.createBuffer()]
  const fill = (buffer: WebGLBuffer, column: Int16Array | Uint16Array, index: number): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, column as ArrayBufferView<ArrayBuffer>, gl.STATIC_DRAW)
    gl.enableVertexAttribArray(index)
    gl.vertexAttribDivisor(index, 1)
  }
  return {
    upload: (streets) => {
      gl.bindVertexArray(vertices)
      fill(ends, streets.ends, ENDS)
      gl.vertexAttribPointer(ENDS, 4, gl.SHORT, false, 0, 0)
      fill(times, streets.timesS, TIMES)
      gl.vertexAttribPointer(TIMES, 2, gl.UNSIGNED_SHORT, false, 0, 0)
      gl.bindVertexArray(null)
    },
    draw: ({ walk, look, input, widthPx }) => {
      gl.useProgram(program)
      gl.uniformMatrix4fv(
        places.matrix,
        false,
        reachedMatrix(input.defaultProjectionData.mainMatrix, walk.at),
      )
      gl.uniform2f(places.viewport, gl.drawingBufferWidth / 2, gl.drawingBufferHeight / 2)
      gl.uniform1f(places.width, widthPx)
      gl.uniform1f(places.limit, 60 * walk.minutes)
      gl.uniform3f(places.near, ...unit(look.near))
      gl.uniform3f(places.far, ...unit(look.far))
      gl.bindVertexArray(vertices)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, walk.streets.count)
      gl.bindVertexArray(null)
    },
    dispose: () => {
      gl.deleteBuffer(ends)
      gl.deleteBuffer(times)
      gl.deleteVertexArray(vertices)
      gl.deleteProgram(program)
    },
  }
}

function unit(colour: string): [red: number, green: number, blue: number] {
  const [red, green, blue] = rgb(colour)
  return [red / 255, green / 255, blue / 255]
}

/** A piece is a rectangle on the screen around the line between its ends, longer and wider by half its width and a pixel. */
const VERTEX = `#version 300 es
precision highp float;
layout(location = ${ENDS}) in vec4 a_ends;
layout(location = ${TIMES}) in vec2 a_times;
uniform mat4 u_matrix;
uniform vec2 u_half_viewport;
uniform float u_width;
uniform float u_limit;
flat out float v_length;
out vec2 v_place;
out float v_share;
void main() {
  vec4 from = u_matrix * vec4(a_ends.xy, 0.0, 1.0);
  vec4 to = u_matrix * vec4(a_ends.zw, 0.0, 1.0);
  vec2 start = from.xy / from.w * u_half_viewport;
  vec2 end = to.xy / to.w * u_half_viewport;
  float size = distance(start, end);
  vec2 along = size > 0.0 ? (end - start) / size : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float reach = u_width * 0.5 + 1.0;
  bool is_end = gl_VertexID > 1;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  v_place = vec2(is_end ? size + reach : -reach, side * reach);
  v_length = size;
  v_share = (is_end ? a_times.y : a_times.x) / u_limit;
  gl_Position = vec4((start + along * v_place.x + across * v_place.y) / u_half_viewport, 0.0, 1.0);
}
`

/** Round ends, so that pieces meet without gaps; edges a pixel soft. */
const FRAGMENT = `#version 300 es
precision highp float;
flat in float v_length;
in vec2 v_place;
in float v_share;
uniform float u_width;
uniform vec3 u_near;
uniform vec3 u_far;
out vec4 o_colour;
void main() {
  float beyond = max(max(-v_place.x, v_place.x - v_length), 0.0);
  float away = length(vec2(beyond, v_place.y));
  float opacity = clamp(u_width * 0.5 - away + 0.5, 0.0, 1.0);
  vec3 colour = mix(u_near, u_far, clamp(v_share, 0.0, 1.0));
  o_colour = vec4(colour * opacity, opacity);
}
`

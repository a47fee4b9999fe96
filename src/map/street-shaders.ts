import { UNREACHED } from '../units.ts'
import { linkProgram } from './link-program.ts'
import { KIND_COUNT } from './street-buffers.ts'
import { MOST_EDGES } from './street-ramp.ts'

/** Nodes stand in rows of so many texels: every WebGL 2 has textures of this width. */
export const VALUES_ACROSS = 2048

/** Places of the attributes, one of each per piece. */
export const ATTRIBUTES = { ends: 0, nodes: 1, shares: 2, kind: 3 } as const

/**
 * A piece is a rectangle on the screen around the line between its ends, longer and wider by half its width and a
 * pixel. What lies behind the eye of a tilted map is cut off before dividing by w.
 */
export const VERTEX_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
layout(location = ${ATTRIBUTES.ends}) in vec4 a_ends;
layout(location = ${ATTRIBUTES.nodes}) in uvec2 a_nodes;
layout(location = ${ATTRIBUTES.shares}) in vec2 a_shares;
layout(location = ${ATTRIBUTES.kind}) in uint a_kind;
uniform mat4 u_matrix;
uniform vec2 u_half_viewport;
uniform float u_widths[${KIND_COUNT}];
uniform usampler2D u_values;
flat out vec2 v_values;
flat out float v_half_width;
flat out float v_length;
flat out float v_opacity;
out vec2 v_place;
out float v_share;
const float NEAREST = 1.0;
float value_of(uint node) {
  return float(texelFetch(u_values, ivec2(node % ${VALUES_ACROSS}u, node / ${VALUES_ACROSS}u), 0).r);
}
void main() {
  vec4 from = u_matrix * vec4(a_ends.xy, 0.0, 1.0);
  vec4 to = u_matrix * vec4(a_ends.zw, 0.0, 1.0);
  vec2 shares = a_shares;
  if (from.w < NEAREST && to.w < NEAREST) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  if (from.w < NEAREST) {
    float t = (NEAREST - from.w) / (to.w - from.w);
    from = mix(from, to, t);
    shares.x = mix(shares.x, shares.y, t);
  } else if (to.w < NEAREST) {
    float t = (NEAREST - to.w) / (from.w - to.w);
    to = mix(to, from, t);
    shares.y = mix(shares.y, shares.x, t);
  }
  vec2 start = from.xy / from.w * u_half_viewport;
  vec2 end = to.xy / to.w * u_half_viewport;
  float size = distance(start, end);
  vec2 along = size > 0.0 ? (end - start) / size : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float width = u_widths[a_kind];
  float reach = max(width, 1.0) * 0.5 + 1.0;
  bool is_end = gl_VertexID > 1;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  v_place = vec2(is_end ? size + reach : -reach, side * reach);
  vec2 at = start + along * v_place.x + across * v_place.y;
  gl_Position = vec4(at / u_half_viewport, 0.0, 1.0);
  v_values = vec2(value_of(a_nodes.x), value_of(a_nodes.y));
  v_half_width = max(width, 1.0) * 0.5;
  v_opacity = min(width, 1.0);
  v_length = size;
  v_share = mix(shares.x, shares.y, size > 0.0 ? v_place.x / size : 0.0);
}
`

/**
 * The value at a share of a street, and its colour. Where one end is not reached the other's value holds up to the
 * middle. Ends are round, so that pieces meet without gaps; edges are a pixel soft.
 */
export const FRAGMENT_SHADER = `#version 300 es
precision highp float;
flat in vec2 v_values;
flat in float v_half_width;
flat in float v_length;
flat in float v_opacity;
in vec2 v_place;
in float v_share;
uniform float u_edges[${MOST_EDGES}];
uniform vec3 u_colours[${MOST_EDGES + 1}];
uniform vec3 u_unreached;
uniform bool u_even;
out vec4 o_colour;
const float UNREACHED = ${UNREACHED}.0;
vec3 colour_of(float value, float blur) {
  vec3 colour = u_colours[0];
  for (int i = 0; i < ${MOST_EDGES}; i++) {
    float above = clamp((value - u_edges[i]) / blur + 0.5, 0.0, 1.0);
    colour = mix(colour, u_colours[i + 1], above);
  }
  return colour;
}
void main() {
  float share = clamp(v_share, 0.0, 1.0);
  bool both = v_values.x < UNREACHED && v_values.y < UNREACHED;
  bool even = u_even && both;
  float nearer = share < 0.5 ? v_values.x : v_values.y;
  float value = even ? mix(v_values.x, v_values.y, share) : nearer;
  float blur = even ? max(fwidth(mix(v_values.x, v_values.y, v_share)), 0.01) : 0.01;
  vec3 colour = value < UNREACHED ? colour_of(value - 0.01, blur) : u_unreached;
  float beyond = max(max(-v_place.x, v_place.x - v_length), 0.0);
  float away = length(vec2(beyond, v_place.y));
  float opacity = clamp(v_half_width - away + 0.5, 0.0, 1.0) * v_opacity;
  o_colour = vec4(colour * opacity, opacity);
}
`

/** @throws Error with the compiler's own words. */
export const compileProgram = (gl: WebGL2RenderingContext): WebGLProgram =>
  linkProgram(gl, { name: 'streets', vertex: VERTEX_SHADER, fragment: FRAGMENT_SHADER })

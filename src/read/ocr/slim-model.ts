import {
  constant,
  filled,
  floatAttribute,
  lookOf,
  NODE,
  type Node,
  type NodePattern,
  nodeFor,
  nodeOf,
  wholeAttribute,
} from './graph.ts';
import {
  bytesField,
  fieldsOf,
  floatsIn,
  type MessageField,
  messageOf,
  textField,
  withFloats,
} from './onnx.ts';

/** Numbers of fields in onnx.proto. */
const MODEL = { graph: 7 };
const GRAPH = { node: 1 };

/** A convolution, what its output z goes through, and which nodes that takes: out = times · z · clip(z/6 + ½, 0, 1) + plus, z = scale · convolution + shift. */
type Block = {
  readonly scale: number;
  readonly shift: number;
  readonly times: number;
  readonly plus: number;
  readonly output: string;
  readonly nodes: readonly Node[];
};

/**
 * The same network with less to do: what follows each of its convolutions is eight passes over the picture, one number a
 * time (PP-LCNetV3's scale, shift and hard swish, as they were trained). Scale and shift go into the convolution's
 * weights, `plus` into the next one's where each of its weights sees one pixel: two or three passes are left. A network
 * without such blocks is returned as it is.
 */
export function lighter(model: Uint8Array): Uint8Array {
  return withIn(model, MODEL.graph, graph => {
    const fields = fieldsOf(graph);
    const nodes = new Map<MessageField, Node>();
    for (const f of fields) if (f.number === GRAPH.node && 'bytes' in f) nodes.set(f, nodeOf(f.bytes));
    const look = lookOf([...nodes.values()]);
    const blocks = new Map([...nodes.values()].flatMap(node => entry(node, blockAfter(node, look))));
    const gone = new Set([...blocks.values()].flatMap(block => block.nodes));
    const takers = new Map([...blocks].flatMap(([node, block]) => entry(node, takerOf(node, block, look))));
    const given = new Map([...takers].map(([node, taker]) => [taker, blocks.get(node)!.plus]));
    return messageOf(
      fields.flatMap(field => {
        const node = nodes.get(field);
        if (!node) return [field];
        const block = blocks.get(node);
        if (!block) return gone.has(node) ? [] : [field];
        const shifts = { before: given.get(node) ?? 0, after: takers.has(node) ? 0 : block.plus };
        return folded(node, { ...block, ...shifts }, look).map(own => bytesField(GRAPH.node, own));
      }),
    );
  });
}

const entry = <T>(node: Node, found: T | null): [Node, T][] => (found ? [[node, found]] : []);

function withIn(message: Uint8Array, number: number, change: (part: Uint8Array) => Uint8Array): Uint8Array {
  return messageOf(
    fieldsOf(message).map(f =>
      f.number === number && 'bytes' in f ? bytesField(number, change(f.bytes)) : f,
    ),
  );
}

/** The block that follows a convolution, or null where anything else does. */
function blockAfter(conv: Node, look: NodePattern): Block | null {
  const [, weights, biases] = conv.inputs;
  if (conv.type !== 'Conv' || ![weights, biases].every(name => floatsIn(look.tensor(name) ?? [])))
    return null;
  const scale = stepAfter(conv, 'Mul', look);
  const shift = scale && stepAfter(scale.node, 'Add', look);
  if (!shift) return null;
  const [one, other] = look.users(shift.node.outputs[0]!);
  const [add, swish] = one?.type === 'Add' ? [one, other] : [other, one];
  if (add?.type !== 'Add' || swish?.type !== 'Mul' || constantIn(add, look)?.value !== 3) return null;
  const [clip] = look.users(add.outputs[0]!);
  if (clip?.type !== 'Clip' || clip.inputs.length !== 1 || !swish.inputs.includes(clip.outputs[0]!))
    return null;
  const sixth = stepAfter(swish, 'Div', look);
  const times = sixth?.value === 6 ? stepAfter(sixth.node, 'Mul', look) : null;
  const plus = times && stepAfter(times.node, 'Add', look);
  if (!plus || times.value === 0) return null;
  return {
    scale: scale.value,
    shift: shift.value,
    times: times.value,
    plus: plus.value,
    output: plus.node.outputs[0]!,
    nodes: [scale.node, shift.node, add, clip, swish, sixth!.node, times.node, plus.node],
  };
}

type Step = { readonly node: Node; readonly value: number };

/** The only user of a node's output, where it joins it with one number. */
function stepAfter(node: Node, type: string, look: NodePattern): Step | null {
  const [user, ...more] = look.users(node.outputs[0]!);
  if (user?.type !== type || more.length > 0) return null;
  const constant = constantIn(user, look);
  return constant && { node: user, ...constant };
}

function constantIn(node: Node, look: NodePattern): { readonly value: number } | null {
  for (const name of node.inputs) {
    const floats = floatsIn(look.tensor(name) ?? []);
    if (floats?.length === 1) return { value: floats[0]! };
  }
  return null;
}

/** The next block's convolution, where it alone is given what a block makes, pixel by pixel and so without a margin. */
function takerOf(conv: Node, { output }: Block, look: NodePattern): Node | null {
  const [next, ...more] = look.users(output);
  if (!next || more.length > 0 || !blockAfter(next, look)) return null;
  const sizeOf = (name: string | undefined) => floatsIn(look.tensor(name)!)!.length;
  const isByPixel = sizeOf(next.inputs[1]) === sizeOf(conv.inputs[2]) * sizeOf(next.inputs[2]);
  return isByPixel ? next : null;
}

/** What is added to all that a block is given, and to all that it gives. */
type Shifts = { readonly before: number; readonly after: number };

/**
 * The convolution with scale, shift, `times` and what is added before it in its weights, and the passes that are left. They
 * are written as convolutions of one pixel: the runtime keeps pictures in an order of its own between convolutions, and
 * would turn them round and back for anything else; the hard sigmoid becomes a part of the first one.
 */
function folded(conv: Node, block: Block & Shifts, look: NodePattern): Uint8Array[] {
  const { scale, shift, times, before, after, output } = block;
  const [picture, weight, bias] = conv.inputs as [string, string, string];
  const [weights, biases] = [look.tensor(weight)!, look.tensor(bias)!];
  const [all, own] = [floatsIn(weights)!, floatsIn(biases)!];
  const channels = own.length;
  const each = all.length / channels;
  const sumOf = (channel: number) =>
    all.subarray(channel * each, (channel + 1) * each).reduce((sum, one) => sum + one, 0);
  const [z] = conv.outputs as [string];
  const group = [wholeAttribute('group', channels)];
  const gate = [floatAttribute('alpha', 1 / 6 / times), floatAttribute('beta', 0.5)];
  const name = (part: string) => `${output}/${part}`;
  const added = [
    constant(name('plus'), filled([channels], after)),
    nodeFor({ type: 'Conv', inputs: [name('swish'), name('ones'), name('plus')], output, attributes: group }),
  ];
  return [
    constant(
      name('weights'),
      withFloats(
        weights,
        all.map(value => value * scale * times),
      ),
    ),
    constant(
      name('biases'),
      withFloats(
        biases,
        own.map((value, channel) => ((value + before * sumOf(channel)) * scale + shift) * times),
      ),
    ),
    messageOf([
      ...[picture, name('weights'), name('biases')].map(input => textField(NODE.input, input)),
      ...conv.fields.filter(({ number }) => number !== NODE.input),
    ]),
    constant(name('ones'), filled([channels, 1, 1, 1], 1)),
    constant(name('zeros'), filled([channels], 0)),
    nodeFor({
      type: 'Conv',
      inputs: [z, name('ones'), name('zeros')],
      output: name('same'),
      attributes: group,
    }),
    nodeFor({ type: 'HardSigmoid', inputs: [name('same')], output: name('gate'), attributes: gate }),
    nodeFor({ type: 'Mul', inputs: [z, name('gate')], output: after === 0 ? output : name('swish') }),
    ...(after === 0 ? [] : added),
  ];
}

import {
  bytesField,
  bytesIn,
  type Field,
  fieldsOf,
  floatField,
  floatsIn,
  messageOf,
  tensorOf,
  textField,
  textsIn,
  wholeField,
  withFloats,
} from './onnx.ts';

/** Numbers of fields in onnx.proto. */
const MODEL = { graph: 7 };
const GRAPH = { node: 1 };
const NODE = { input: 1, output: 2, type: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, float: 2, whole: 3, tensor: 5, type: 20 };
const ATTRIBUTE_TYPE = { float: 1, whole: 2, tensor: 4 };

type Node = {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly fields: readonly Field[];
};

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
 * weights, and three passes are left. A network without such blocks is returned as it is.
 */
export function lighter(model: Uint8Array): Uint8Array {
  return withIn(model, MODEL.graph, graph => {
    const fields = fieldsOf(graph);
    const nodes = new Map<Field, Node>();
    for (const f of fields) if (f.number === GRAPH.node && 'bytes' in f) nodes.set(f, nodeOf(f.bytes));
    const look = lookOf([...nodes.values()]);
    const blocks = new Map([...nodes.values()].flatMap(node => entry(node, blockAfter(node, look))));
    const gone = new Set([...blocks.values()].flatMap(block => block.nodes));
    return messageOf(
      fields.flatMap(field => {
        const node = nodes.get(field);
        if (!node) return [field];
        const block = blocks.get(node);
        if (block) return folded(node, block, look).map(own => bytesField(GRAPH.node, own));
        return gone.has(node) ? [] : [field];
      }),
    );
  });
}

const entry = (node: Node, block: Block | null): [Node, Block][] => (block ? [[node, block]] : []);

function withIn(message: Uint8Array, number: number, change: (part: Uint8Array) => Uint8Array): Uint8Array {
  return messageOf(
    fieldsOf(message).map(f =>
      f.number === number && 'bytes' in f ? bytesField(number, change(f.bytes)) : f,
    ),
  );
}

function nodeOf(bytes: Uint8Array): Node {
  const fields = fieldsOf(bytes);
  const [type = ''] = textsIn(fields, NODE.type);
  return { type, inputs: textsIn(fields, NODE.input), outputs: textsIn(fields, NODE.output), fields };
}

/** What can be asked of a graph: the constant tensor of a name, and who uses a name. */
type Look = {
  tensor(name: string | undefined): readonly Field[] | null;
  users(name: string): readonly Node[];
};

function lookOf(nodes: readonly Node[]): Look {
  const constants = new Map(
    nodes.flatMap(node => (node.type === 'Constant' ? [[node.outputs[0]!, node] as const] : [])),
  );
  const users = Map.groupBy(
    nodes.flatMap(node => [...new Set(node.inputs)].map(input => ({ input, node }))),
    ({ input }) => input,
  );
  return {
    tensor: name => {
      const [value] = bytesIn(constants.get(name ?? '')?.fields ?? [], NODE.attribute);
      const [tensor] = value ? bytesIn(fieldsOf(value), ATTRIBUTE.tensor) : [];
      return tensor ? fieldsOf(tensor) : null;
    },
    users: name => (users.get(name) ?? []).map(({ node }) => node),
  };
}

/** The block that follows a convolution, or null where anything else does. */
function blockAfter(conv: Node, look: Look): Block | null {
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
function stepAfter(node: Node, type: string, look: Look): Step | null {
  const [user, ...more] = look.users(node.outputs[0]!);
  if (user?.type !== type || more.length > 0) return null;
  const constant = constantIn(user, look);
  return constant && { node: user, ...constant };
}

function constantIn(node: Node, look: Look): { readonly value: number } | null {
  for (const name of node.inputs) {
    const floats = floatsIn(look.tensor(name) ?? []);
    if (floats?.length === 1) return { value: floats[0]! };
  }
  return null;
}

/**
 * The convolution with scale, shift and `times` in its weights, and the three passes that are left. Two of them are written
 * as convolutions of one pixel: the runtime keeps pictures in an order of its own between convolutions, and would turn
 * them round and back for anything else; the hard sigmoid becomes a part of the first one.
 */
function folded(conv: Node, block: Block, look: Look): Uint8Array[] {
  const { scale, shift, times, plus, output } = block;
  const [picture, weight, bias] = conv.inputs as [string, string, string];
  const [weights, biases] = [look.tensor(weight)!, look.tensor(bias)!];
  const channels = floatsIn(biases)!.length;
  const [z] = conv.outputs as [string];
  const group = [wholeAttribute('group', channels)];
  const gate = [floatAttribute('alpha', 1 / 6 / times), floatAttribute('beta', 0.5)];
  const name = (part: string) => `${output}/${part}`;
  const changed = (tensor: readonly Field[], change: (value: number) => number) =>
    withFloats(tensor, floatsIn(tensor)!.map(change));
  return [
    constant(
      name('weights'),
      changed(weights, value => value * scale * times),
    ),
    constant(
      name('biases'),
      changed(biases, value => (value * scale + shift) * times),
    ),
    messageOf([
      ...[picture, name('weights'), name('biases')].map(input => textField(NODE.input, input)),
      ...conv.fields.filter(({ number }) => number !== NODE.input),
    ]),
    constant(name('ones'), filled([channels, 1, 1, 1], 1)),
    constant(name('zeros'), filled([channels], 0)),
    constant(name('plus'), filled([channels], plus)),
    nodeFor({
      type: 'Conv',
      inputs: [z, name('ones'), name('zeros')],
      output: name('same'),
      attributes: group,
    }),
    nodeFor({ type: 'HardSigmoid', inputs: [name('same')], output: name('gate'), attributes: gate }),
    nodeFor({ type: 'Mul', inputs: [z, name('gate')], output: name('swish') }),
    nodeFor({ type: 'Conv', inputs: [name('swish'), name('ones'), name('plus')], output, attributes: group }),
  ];
}

function constant(name: string, tensor: readonly Field[]): Uint8Array {
  const value = attribute('value', bytesField(ATTRIBUTE.tensor, messageOf(tensor)), ATTRIBUTE_TYPE.tensor);
  return nodeFor({ type: 'Constant', inputs: [], output: name, attributes: [value] });
}

/** A tensor that holds one number everywhere. */
function filled(dims: readonly number[], value: number): Field[] {
  const size = dims.reduce((product, each) => product * each, 1);
  return tensorOf(dims, new Float32Array(size).fill(value));
}

const wholeAttribute = (name: string, value: number) =>
  attribute(name, wholeField(ATTRIBUTE.whole, value), ATTRIBUTE_TYPE.whole);
const floatAttribute = (name: string, value: number) =>
  attribute(name, floatField(ATTRIBUTE.float, value), ATTRIBUTE_TYPE.float);

function attribute(name: string, value: Field, type: number): Field {
  const message = messageOf([textField(ATTRIBUTE.name, name), value, wholeField(ATTRIBUTE.type, type)]);
  return bytesField(NODE.attribute, message);
}

type NewNode = {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: readonly Field[];
};

function nodeFor({ type, inputs, output, attributes = [] }: NewNode): Uint8Array {
  return messageOf([
    ...inputs.map(input => textField(NODE.input, input)),
    textField(NODE.output, output),
    textField(NODE.type, type),
    ...attributes,
  ]);
}

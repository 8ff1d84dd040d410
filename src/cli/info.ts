import { createRequire } from 'node:module';
import { kit } from '../defaults.ts';
import { documentJsonSchema } from '../forms/schema.ts';
import { version } from '../version.ts';
import { EXIT, type Streams, write } from './streams.ts';

/** `ziping schema`: JSON Schema of the documents that `extract` prints. */
export async function schemaCommand(streams: Streams): Promise<number> {
  await write(streams.out, `${JSON.stringify(documentJsonSchema(), null, 2)}\n`);
  return EXIT.ok;
}

/** `ziping templates`: the form templates known, one a line: id, family, what its title says, labels it asks for. */
export async function templatesCommand(
  flags: { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const lines = flags.json
    ? JSON.stringify(kit.templates, null, 2)
    : kit.templates
        .map(({ id, family, title, has }) =>
          [id.padEnd(18), family.padEnd(28), [...(title ?? []), ...(has ?? [])].join(' ')]
            .join(' ')
            .trimEnd(),
        )
        .join('\n');
  await write(streams.out, `${lines}\n`);
  return EXIT.ok;
}

/** `ziping doctor`: what this machine can and cannot do. */
export async function doctorCommand(streams: Streams): Promise<number> {
  const require = createRequire(import.meta.url);
  const pdfjs = (require('pdfjs-dist/package.json') as { version: string }).version;
  const lines = [
    `ziping     ${version}`,
    `Node       ${process.versions.node}`,
    `pdf.js     ${pdfjs}`,
    '原生 PDF   可以读取 · native PDFs are read',
    '文本转储   可以读取 · text dumps are read',
    '扫描件     本版本不识别，页面标为 needs-ocr · scans are not read in this version: their pages say needs-ocr',
  ];
  await write(streams.out, `${lines.join('\n')}\n`);
  return EXIT.ok;
}

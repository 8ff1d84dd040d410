import type { Bilingual, Document, Finding, FindingAnswer, Form, Severity } from '../model.ts';
import { type OutputLanguage, pageOf } from './findings.ts';

/** What a SARIF log says of a rule. */
type RuleInfo = {
  readonly id: string;
  readonly severity: Severity;
  readonly statement: Bilingual;
  readonly why: Bilingual;
  readonly basis: string | null;
};

type SarifOptions = {
  readonly rules: readonly RuleInfo[];
  readonly language: OutputLanguage;
  /** the program's own version */
  readonly version: string;
};

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The findings of documents as one SARIF 2.1.0 log, to be printed as JSON. A form has no lines: the place is the JSON
 * pointer (`logicalLocations`) with page and box in `properties`; only text dumps give a region of lines.
 */
export function sarifLog(documents: readonly Document[], { rules, language, version }: SarifOptions) {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ziping',
            version,
            language: language === 'zh' ? 'zh-CN' : 'en',
            rules: rules.map(rule => descriptor(rule, language)),
          },
        },
        columnKind: 'unicodeCodePoints',
        invocations: [
          {
            executionSuccessful: documents.every(({ error }) => error === null),
            toolExecutionNotifications: documents.flatMap((document, i) => failure(document, i)),
          },
        ],
        artifacts: documents.map(({ source }) => ({
          location: { uri: uriOf(source.name) },
          length: source.bytes,
          hashes: { 'sha-256': source.sha256 },
        })),
        results: documents.flatMap((document, artifact) =>
          document.findings.map(finding => ({
            ruleId: finding.rule,
            ...(indexOf.has(finding.rule) ? { ruleIndex: indexOf.get(finding.rule) } : {}),
            ...result({ finding, document, artifact }, language),
          })),
        ),
      },
    ],
  };
}

function descriptor({ id, severity, statement, why, basis }: RuleInfo, language: OutputLanguage) {
  return {
    id,
    shortDescription: { text: statement[language] },
    fullDescription: { text: why[language] },
    help: { text: `${statement[language]}\n${why[language]}${basis === null ? '' : `\n${basis}`}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [id.split('/')[0]], ...(basis === null ? {} : { basis }) },
  };
}

type Placed = { readonly finding: Finding; readonly document: Document; readonly artifact: number };

function result({ finding, document, artifact }: Placed, language: OutputLanguage) {
  const [first, ...others] = finding.at.map(at => location(at, document, artifact));
  return {
    level: LEVELS[finding.severity],
    message: { text: finding.message[language] },
    locations: first ? [first] : [],
    relatedLocations: others,
    ...(finding.answer && { suppressions: [suppression(finding.answer)] }),
    partialFingerprints: {
      'ziping/v1': [document.source.sha256, finding.rule, ...finding.at.slice(0, 1)].join(':'),
    },
    properties: { expected: finding.expected, found: finding.found, basis: finding.basis },
  };
}

/**
 * What a reviewer answered: an error to be followed up is still one, and its suppression is not accepted; all other answers
 * say that nothing is left to do.
 */
function suppression({ as, note, by, at }: FindingAnswer) {
  const status = as === 'follow-up' ? 'underReview' : 'accepted';
  return { kind: 'external', status, justification: note ?? as, properties: { answer: as, by, at } };
}

function location(at: string, document: Document, artifact: number) {
  const evidence = evidenceAt(document.forms, at);
  const [from, to] = evidence?.lines ?? [];
  const region = evidence?.regions?.[0];
  const page = pageOf(document, at);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(document.source.name), index: artifact },
      ...(from === undefined ? {} : { region: { startLine: from, endLine: to ?? from } }),
    },
    logicalLocations: [{ fullyQualifiedName: at, kind: 'member' }],
    properties: { ...(page === null ? {} : { page }), ...(region ? { bbox: region.bbox } : {}) },
  };
}

function evidenceAt(forms: readonly Form[], at: string): Form['evidence'][string] | undefined {
  const [, index, path] = /^\/forms\/(\d+)\/data(\/.+)$/.exec(at) ?? [];
  return path === undefined ? undefined : forms[Number(index)]?.evidence[path];
}

function failure({ error, source }: Document, index: number) {
  if (error === null) return [];
  const place = { physicalLocation: { artifactLocation: { uri: uriOf(source.name), index } } };
  return [
    { level: 'error', message: { text: error.message }, descriptor: { id: error.code }, locations: [place] },
  ];
}

function uriOf(name: string): string {
  return name.split(/[/\\]/).map(encodeURIComponent).join('/');
}

/** What a person hands over as a file: one of their own, or what they draw. */
import { listOf, objectOf, textOf } from '../json.ts';
import { declare } from './declaration.ts';
import { choice, color, flag, flagOf, icon, listOr, number, numberOf, object, pixels, style, text } from './shapes.ts';

const megabyte = 1024 * 1024;
/** Megabytes of a file that a page may send, whatever a project says: the gateway holds it whole. */
export const mostMegabytes = 50;

/** What scripts find in a file that came. */
const fileMeaning =
  'The file: `name`, `size` in bytes, `getBytes()` and `getString()`, in UTF-8 or by the name of another character set.';

/** The part of a name behind its last point, in small letters. */
function endingOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Why a file is not taken where some kinds are, of all where the list is empty, and up to so many megabytes; undefined where it is. */
export function whyNotTakenFile(
  { name, size }: { readonly name: string; readonly size: number },
  kinds: readonly string[],
  megabytes: number,
): string | undefined {
  const asked = kinds.map((kind) => kind.toLowerCase());
  if (asked.length > 0 && !asked.includes(endingOf(name))) return `It takes ${asked.join(', ')} alone.`;
  return size > megabytes * megabyte ? `A file may have ${megabytes} MB.` : undefined;
}

export const fileUpload = declare({
  type: 'ia.input.fileupload',
  title: 'File upload',
  purpose: 'Takes files of the person in front of the page; a script does something with each.',
  properties: {
    supportedFileTypes: listOr(
      ['pdf'],
      text('', 'An ending, without its point.'),
      'The kinds of files that are taken; where the list is empty, all.',
    ),
    maxUploads: number(5, 'How many files are taken at one time.'),
    fileSizeLimit: number(10, `How large a file may be, in megabytes; no more than ${mostMegabytes}.`),
    fileUploadIcon: icon('material/cloud_upload', 'The drawing on it.'),
  },
  parts: ({ fileSizeLimit }) =>
    (numberOf(fileSizeLimit) ?? 0) > mostMegabytes
      ? [{ at: 'fileSizeLimit', what: `more than ${mostMegabytes} megabytes are not taken` }]
      : [],
  files: {
    event: 'onFileReceived',
    field: 'file',
    most: ({ maxUploads }) => numberOf(maxUploads) ?? 5,
    refuses: ({ supportedFileTypes, fileSizeLimit }, file) =>
      whyNotTakenFile(
        file,
        listOf(supportedFileTypes).map(textOf),
        Math.min(numberOf(fileSizeLimit) ?? 10, mostMegabytes),
      ),
  },
  events: {
    onFileReceived: { meaning: 'A file is here, whole.', fields: { file: fileMeaning } },
    onUploadsCleared: {
      meaning: 'A person cleared the list of files that came.',
      fields: { files: 'The files: `name` and `size` of each.' },
    },
  },
  methods: { clearUploads: 'Takes the files that came, or were refused, from the list.' },
  missing: ['`copyTo` of a file is refused: a page writes no files of the station.'],
});

/** Bytes of a drawing: far more than a pad makes. */
const mostOfDrawing = 4 * megabyte;

const barButton = (words: string, isPrimary: boolean, meaning: string) =>
  object(
    {
      text: text(words, 'What stands on it.'),
      enabled: flag(true, 'Whether it can be pressed.'),
      primary: flag(isPrimary, 'Whether it is the main thing to do here.'),
      style: style('How it looks.'),
    },
    meaning,
  );

export const signaturePad = declare({
  type: 'ia.input.signature-pad',
  title: 'Signature pad',
  purpose:
    'Takes a drawing by hand. It proves to nobody who drew it, and is no electronic signature: it says so itself.',
  properties: {
    enabled: flag(true, 'Whether it can be drawn on.'),
    pad: object(
      {
        pen: object(
          {
            color: color('#000000', 'Its colour.'),
            width: pixels(1, 'How thick its lines are, in pixels.'),
          },
          'What it is drawn with.',
        ),
        canvas: object(
          {
            clearColor: color('transparent', 'The ground, which is part of the picture.'),
            style: style('How it looks.'),
          },
          'What it is drawn on.',
        ),
      },
      'The pad itself.',
    ),
    actionBar: object(
      {
        position: choice(['bottom', 'top', 'left', 'right'], 'On which side of the pad they stand.'),
        submitButton: barButton('Submit', true, 'Hands the drawing over.'),
        clearButton: barButton('Clear', false, 'Takes it away.'),
        style: style('How they look together.'),
      },
      'The buttons.',
    ),
    status: object(
      { touched: flag(false, 'Whether something is drawn. It is written, and not read.') },
      'How it stands.',
    ),
  },
  writes: ['status.touched'],
  refuses: (_props, _path, value) => (typeof value === 'boolean' ? undefined : 'It is touched or it is not.'),
  files: {
    event: 'onSignatureSubmitted',
    field: 'signatureFile',
    address: { field: 'signature', type: 'image/png' },
    refuses: (props, { size }) => {
      const { enabled } = objectOf(objectOf(props['actionBar'])['submitButton']);
      if (flagOf(props['enabled']) === false || flagOf(enabled) === false) return 'This is switched off.';
      return size > mostOfDrawing ? 'The drawing is too large.' : undefined;
    },
  },
  events: {
    onSignatureSubmitted: {
      meaning: 'A drawing was handed over.',
      fields: { signature: 'The picture as an address (`data:image/png;base64,...`).', signatureFile: fileMeaning },
    },
    onSignatureCleared: { meaning: 'A person took the drawing away.' },
  },
  methods: {
    clearSignature: 'Takes the drawing away.',
    submitSignature: 'Hands the drawing over, where a person could.',
  },
});

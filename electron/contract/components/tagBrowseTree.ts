/** The tree of tags. */
import { choice, color, flag, list, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';

const nodeFields = { name: 'The name of the tag or folder.', path: 'Its path, with its provider.' };

export const tagBrowseTree = declare({
  type: 'ia.display.tag-browse-tree',
  title: 'Tag browse tree',
  purpose: 'Shows the folders and tags of a provider, which a person opens and selects.',
  properties: {
    root: object(
      { path: text('', 'The folder whose tags it shows, with its provider. Empty for all of `[default]`.') },
      'Where it begins.',
    ),
    filter: object(
      {
        enabled: flag(false, 'Whether a person can enter one.'),
        text: text(
          '',
          'Only tags whose name has it are shown. Folders stay, as what is in them is not known before they are opened.',
        ),
      },
      'What leaves tags out.',
    ),
    selection: object(
      {
        mode: choice(['multiple', 'single'], 'How many can be selected.'),
        values: list(text('', ''), 'The paths of what is selected, in the order in which it was.'),
      },
      'What is selected.',
    ),
    display: object(
      {
        refreshIcon: object(
          {
            visible: flag(true, 'Whether it is there.'),
            path: text('material/refresh', 'Its drawing.'),
            color: color('', 'Its colour.'),
            style: style('How it looks.'),
          },
          'The button that reads what is open again.',
        ),
      },
      'What stands beside the tree.',
    ),
  },
  writes: ['selection.values', 'filter.text'],
  events: {
    onNodeClick: { meaning: 'A tag or folder was pressed.', fields: nodeFields },
    onNodeDoubleClick: { meaning: 'It was pressed twice.', fields: nodeFields },
    onNodeContextMenu: { meaning: 'Its menu was asked for.', fields: nodeFields },
  },
  extensions: {
    filterBrowseNode: {
      meaning:
        'Whether a tag or folder is shown: its `name`, `path`, `fullPath`, `objectType`, `dataType` and `hasChildren`.',
      parameter: 'node',
    },
  },
  missing: [
    'Of a folder of more than 500 tags and folders the first 500 are shown, and how many more there are; a filter finds the others.',
    'What nobody may read is listed by its name, as `system.tag.browse` lists it.',
  ],
});

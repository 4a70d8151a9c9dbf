import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';

export type Column = { readonly label: string; readonly look?: 'text' | 'number' | undefined };

export type TableSpec = {
  /** Says what the table shows. */
  readonly caption: string;
  /** A caption that repeats the heading above is only heard. */
  readonly isCaptionUnseen?: true | undefined;
  readonly columns: readonly Column[];
  /** Few columns of which one holds sentences or long names: on a phone it is set row by row. */
  readonly isWide?: true | undefined;
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (string | Html)[])[];
};

/** A table of so few columns fits on a phone as it is; a wider one is set row by row. */
const COLUMNS_ON_A_PHONE = 3;

/** Draws a table that never makes the page scroll sideways. */
export function dataTable(spec: TableSpec): Html {
  const isWide = spec.isWide === true || spec.columns.length > COLUMNS_ON_A_PHONE;
  const look = isWide ? 'table table-wide' : 'table';
  return html`<table class="${look}">
    <caption class="${spec.isCaptionUnseen === true ? 'unseen' : 'caption'}">
      ${spec.caption}
    </caption>
    <thead>
      <tr>
        ${spec.columns.map(
          (column) => html`<th scope="col" ${cellLook(column)}>${column.label}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${spec.rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, index) => oneCell(spec, cell, index))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function oneCell(spec: TableSpec, cell: string | Html, index: number): Html {
  const column = spec.columns[index];
  if (index === 0) return html`<th scope="row">${cell}</th>`;
  return html`<td data-label="${column?.label ?? ''}" ${cellLook(column)}>${cell}</td>`;
}

function cellLook(column: Column | undefined): Html {
  return attributes({ class: column?.look === 'number' ? 'number' : undefined });
}

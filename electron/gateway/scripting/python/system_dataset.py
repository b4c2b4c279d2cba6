# `system.dataset`.

import array

import _dataset_excel
import _dataset_functions
import _dataset_text
from _space import space


# Vision saves these under a name that its person chooses. Here they are the bytes of such a file, for whom `download` hands them to.
def _bytes(said):
    return array.array('b', str.encode(said, 'utf-8'))


def _export_csv(filename, showHeaders, dataset):
    return _bytes(_dataset_text.to_csv(dataset, showHeaders))


def _export_excel(filename, showHeaders, dataset, nullsEmpty=False):
    return _dataset_excel.to_excel(showHeaders, dataset, nullsEmpty)


def _export_html(filename, showHeaders, dataset, title):
    return _bytes(_dataset_text.data_set_to_html(showHeaders, dataset, title))


dataset = space(
    'system.dataset',
    addColumn=_dataset_functions.add_column,
    addRow=_dataset_functions.add_row,
    addRows=_dataset_functions.add_rows,
    appendDataset=_dataset_functions.append_dataset,
    clearDataset=_dataset_functions.clear_dataset,
    dataSetToHTML=_dataset_text.data_set_to_html,
    deleteRow=_dataset_functions.delete_row,
    deleteRows=_dataset_functions.delete_rows,
    exportCSV=_export_csv,
    exportExcel=_export_excel,
    exportHTML=_export_html,
    filterColumns=_dataset_functions.filter_columns,
    formatDates=_dataset_functions.format_dates,
    fromCSV=_dataset_text.from_csv,
    getColumnHeaders=_dataset_functions.get_column_headers,
    setValue=_dataset_functions.set_value,
    sort=_dataset_functions.sort,
    toCSV=_dataset_text.to_csv,
    toDataSet=_dataset_functions.to_dataset,
    toExcel=_dataset_excel.to_excel,
    toPyDataSet=_dataset_functions.to_py_dataset,
    updateRow=_dataset_functions.update_row,
)

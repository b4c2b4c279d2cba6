import { expect, it } from 'vitest';
import { runScript } from './runScript.ts';

it('values and their qualities are those that Ignition has under these names', async () => {
  const { printed, problem } = await runScript(`
from com.inductiveautomation.ignition.common.model.values import BasicQualifiedValue, QualifiedValue, QualityCode
made = BasicQualifiedValue(5)
print made.value, made.quality, made.quality.isGood(), isinstance(made, QualifiedValue), isinstance(made.quality, QualityCode)
gone = BasicQualifiedValue("a", QualityCode.Bad_NotFound, system.date.fromMillis(0))
print gone.quality == QualityCode.Bad_NotFound, gone.quality.isBad(), gone.timestamp.time
read = system.tag.readBlocking(["[default]Nowhere"])[0]
print isinstance(read, QualifiedValue), read.quality == QualityCode.Bad_NotFound, isinstance(5, QualifiedValue)
print read.quality.getDiagnosticMessage(), made.quality.diagnosticMessage
for wrong in (lambda: QualityCode.Nope, lambda: QualityCode("a"), lambda: BasicQualifiedValue(1, "Good")):
	try:
		wrong()
	except BaseException as error:
		print "python", error
	except:
		print "java"
`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    '5 Good True True True',
    'True True 0',
    'True True False',
    'No tag [default]Nowhere None',
    'python QualityCode has no Nope',
    'java',
    'java',
  ]);
});

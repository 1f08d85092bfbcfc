// SPDX-License-Identifier: MIT
import { type FormEvent, useState } from 'react';
import { toProblem } from '../../api/problem';
import { useDiscard } from '../../api/quarantine';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Part } from '../../ui/Facts';
import { Labelled, TextInput } from '../../ui/Field';

/** Closes a delivery for good; the reason stays with it. */
export function DiscardForm({ id }: { id: string }) {
  const [reason, setReason] = useState('');
  const discard = useDiscard(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') discard.mutate(reason.trim());
  };
  return (
    <Part title="Discard">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Labelled label="Reason (required)" className="flex-1 basis-56">
          <TextInput required value={reason} onChange={(event) => setReason(event.target.value)} />
        </Labelled>
        <Button type="submit" look="danger" disabled={discard.isPending || reason.trim() === ''}>
          Discard
        </Button>
      </form>
      {discard.isError && <ErrorNote trouble={toProblem(discard.error)} />}
    </Part>
  );
}

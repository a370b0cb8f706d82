import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { Pill } from '../design/pill.tsx';
import { QrCode } from '../design/qr-code.tsx';
import { Banner, Bones, Empty, Failed } from '../design/states.tsx';
import { Stepper } from '../design/stepper.tsx';
import { Code, Ticket } from '../design/ticket.tsx';
import { useToasts } from '../shell/toasts.tsx';

/** Each component in each state, for people who build screens. */
export const Kit = () => {
  const [count, setCount] = useState(2);
  const [choice, setChoice] = useState('one');
  const { say } = useToasts();
  return (
    <main className="narrow stack" id="content">
      <h1>Kit</h1>
      <h2>Buttons</h2>
      <div className="wrap">
        <Button look="primary">Primary</Button>
        <Button>Normal</Button>
        <Button look="plain">Plain</Button>
        <Button busy>Busy</Button>
        <Button off>Off</Button>
        <Button onClick={() => say('Done.', () => say('Taken back.'))}>Toast</Button>
      </div>
      <h2>Fields</h2>
      <TextField label="Name" hint="As on your card" />
      <AreaField label="Names" hint="One in a line" rows={2} />
      <TextField label="Phone" defaultValue="12" problem="Too short: at least five digits" />
      <Stepper
        label="For how many"
        fewer="One fewer"
        more="One more"
        value={count}
        min={1}
        max={4}
        shown={`${count} people`}
        onChange={setCount}
      />
      <Choices
        legend="One of a few"
        value={choice}
        onChoose={setChoice}
        choices={[
          { value: 'one', content: 'One' },
          { value: 'two', content: 'Two' },
          { value: 'three', content: 'Off', off: true },
        ]}
      />
      <h2>States</h2>
      <div className="wrap">
        <Pill tone="ok">confirmed</Pill>
        <Pill tone="wait">asked for</Pill>
        <Pill tone="stop">no-show</Pill>
        <Pill tone="void">done</Pill>
      </div>
      <Banner tone="wait" title="No network.">
        You see what this device knew last.
      </Banner>
      <Banner tone="note" title="There is a newer version.">
        <Button>Reload now</Button>
      </Banner>
      <Failed code="unavailable" retry={() => {}} />
      <Failed code="permission-denied" />
      <Empty title="No bookings yet." hint="Find a place and book; it shows here at once." />
      <Bones lines={2} />
      <h2>Ticket</h2>
      <Ticket
        stub={
          <div className="row">
            <p className="big-code">
              <Code code="YGYBPBV7" />
            </p>
            <QrCode text="YGYBPBV7" label="QR code of YGYBPBV7" />
          </div>
        }
      >
        <div className="row">
          <b>Salone Bella</b>
          <Pill tone="ok">confirmed</Pill>
        </div>
        <p className="when">
          Tue 24 Nov
          <br />
          10:30
        </p>
      </Ticket>
      <div className="card hot">A card that wants an answer</div>
      <div className="card sending">A card on its way</div>
    </main>
  );
};

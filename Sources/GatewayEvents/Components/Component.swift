// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A component of a message or form (Discord's documentation, "Component Reference").
///
/// Which fields it has depends on its type.
public struct Component: Hashable, Sendable {
    /// What kind of component it is.
    public var type: ComponentType
    /// The number of the component in its message.
    public var id: Optional<Int>
    /// What it holds.
    public var components: Optional<[Component]>
    /// What it labels.
    @Boxed public var component: Optional<Component>
    /// What stands beside it.
    @Boxed public var accessory: Optional<Component>
    /// What the application named it.
    public var customID: Optional<String>
    /// How a button or a text input looks.
    public var style: Optional<Int>
    /// The text on or over it.
    public var label: Optional<String>
    /// A description of it.
    public var description: Optional<String>
    /// The text it shows.
    public var content: Optional<String>
    /// The emoji on a button.
    @Boxed public var emoji: Optional<Emoji>
    /// What a button sells.
    public var skuID: Optional<Snowflake>
    /// Where a button leads.
    public var url: Optional<String>
    /// Whether it cannot be used.
    public var isDisabled: Optional<Bool>
    /// The choices of a menu.
    public var options: Optional<[SelectOption]>
    /// What it shows while it is empty.
    public var placeholder: Optional<String>
    /// The least number of choices.
    public var minValues: Optional<Int>
    /// The greatest number of choices.
    public var maxValues: Optional<Int>
    /// The least length of a text.
    public var minLength: Optional<Int>
    /// The greatest length of a text.
    public var maxLength: Optional<Int>
    /// Whether it must be filled in.
    public var isRequired: Optional<Bool>
    /// What was filled in: mostly a text.
    @Boxed public var value: Optional<JSONValue>
    /// What was chosen.
    public var values: Optional<[String]>
    /// The kinds of channels to choose from.
    public var channelTypes: Optional<[ChannelType]>
    /// What is chosen in advance.
    public var defaultValues: Optional<[SelectDefault]>
    /// The image of a thumbnail.
    @Boxed public var media: Optional<UnfurledMedia>
    /// The file it shows.
    @Boxed public var file: Optional<UnfurledMedia>
    /// The name of the file.
    public var name: Optional<String>
    /// The size of the file, in bytes.
    public var size: Optional<Int>
    /// The images of a gallery.
    public var items: Optional<[MediaGalleryItem]>
    /// Whether a separator shows a line.
    public var isDivider: Optional<Bool>
    /// The height of a separator: 1 for small, 2 for large.
    public var spacing: Optional<Int>
    /// The color of a container, as a number of 24 bits.
    public var accentColor: Optional<Int>
    /// Whether it is hidden until clicked.
    public var isSpoiler: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - type: What kind of component it is.
    ///   - id: The number of the component in its message.
    ///   - components: What it holds.
    ///   - component: What it labels.
    ///   - accessory: What stands beside it.
    ///   - customID: What the application named it.
    ///   - style: How a button or a text input looks.
    ///   - label: The text on or over it.
    ///   - description: A description of it.
    ///   - content: The text it shows.
    ///   - emoji: The emoji on a button.
    ///   - skuID: What a button sells.
    ///   - url: Where a button leads.
    ///   - isDisabled: Whether it cannot be used.
    ///   - options: The choices of a menu.
    ///   - placeholder: What it shows while it is empty.
    ///   - minValues: The least number of choices.
    ///   - maxValues: The greatest number of choices.
    ///   - minLength: The least length of a text.
    ///   - maxLength: The greatest length of a text.
    ///   - isRequired: Whether it must be filled in.
    ///   - value: What was filled in: mostly a text.
    ///   - values: What was chosen.
    ///   - channelTypes: The kinds of channels to choose from.
    ///   - defaultValues: What is chosen in advance.
    ///   - media: The image of a thumbnail.
    ///   - file: The file it shows.
    ///   - name: The name of the file.
    ///   - size: The size of the file, in bytes.
    ///   - items: The images of a gallery.
    ///   - isDivider: Whether a separator shows a line.
    ///   - spacing: The height of a separator: 1 for small, 2 for large.
    ///   - accentColor: The color of a container, as a number of 24 bits.
    ///   - isSpoiler: Whether it is hidden until clicked.
    public init(
        type: ComponentType,
        id: Int? = nil,
        components: [Component]? = nil,
        component: Component? = nil,
        accessory: Component? = nil,
        customID: String? = nil,
        style: Int? = nil,
        label: String? = nil,
        description: String? = nil,
        content: String? = nil,
        emoji: Emoji? = nil,
        skuID: Snowflake? = nil,
        url: String? = nil,
        isDisabled: Bool? = nil,
        options: [SelectOption]? = nil,
        placeholder: String? = nil,
        minValues: Int? = nil,
        maxValues: Int? = nil,
        minLength: Int? = nil,
        maxLength: Int? = nil,
        isRequired: Bool? = nil,
        value: JSONValue? = nil,
        values: [String]? = nil,
        channelTypes: [ChannelType]? = nil,
        defaultValues: [SelectDefault]? = nil,
        media: UnfurledMedia? = nil,
        file: UnfurledMedia? = nil,
        name: String? = nil,
        size: Int? = nil,
        items: [MediaGalleryItem]? = nil,
        isDivider: Bool? = nil,
        spacing: Int? = nil,
        accentColor: Int? = nil,
        isSpoiler: Bool? = nil
    ) {
        self.type = type
        self.id = id
        self.components = components
        self.component = component
        self.accessory = accessory
        self.customID = customID
        self.style = style
        self.label = label
        self.description = description
        self.content = content
        self.emoji = emoji
        self.skuID = skuID
        self.url = url
        self.isDisabled = isDisabled
        self.options = options
        self.placeholder = placeholder
        self.minValues = minValues
        self.maxValues = maxValues
        self.minLength = minLength
        self.maxLength = maxLength
        self.isRequired = isRequired
        self.value = value
        self.values = values
        self.channelTypes = channelTypes
        self.defaultValues = defaultValues
        self.media = media
        self.file = file
        self.name = name
        self.size = size
        self.items = items
        self.isDivider = isDivider
        self.spacing = spacing
        self.accentColor = accentColor
        self.isSpoiler = isSpoiler
    }
}

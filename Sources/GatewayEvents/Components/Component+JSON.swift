// Written by Scripts/generate-events of Scripts/events/components.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

extension Component: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var type: ComponentType?
        var id: Int?
        var components: [Component]?
        var component: Component?
        var accessory: Component?
        var customID: String?
        var style: Int?
        var label: String?
        var description: String?
        var content: String?
        var emoji: Emoji?
        var skuID: Snowflake?
        var url: String?
        var isDisabled: Bool?
        var options: [SelectOption]?
        var placeholder: String?
        var minValues: Int?
        var maxValues: Int?
        var minLength: Int?
        var maxLength: Int?
        var isRequired: Bool?
        var value: JSONValue?
        var values: [String]?
        var channelTypes: [ChannelType]?
        var defaultValues: [SelectDefault]?
        var media: UnfurledMedia?
        var file: UnfurledMedia?
        var name: String?
        var size: Int?
        var items: [MediaGalleryItem]?
        var isDivider: Bool?
        var spacing: Int?
        var accentColor: Int?
        var isSpoiler: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "type": type = try json.value(ComponentType.self)
            case "id": id = try json.lenient(Int.self)
            case "components": components = try json.optionalList(Component.self)
            case "component": component = try json.lenient(Component.self)
            case "accessory": accessory = try json.lenient(Component.self)
            case "custom_id": customID = try json.lenient(String.self)
            case "style": style = try json.lenient(Int.self)
            case "label": label = try json.lenient(String.self)
            case "description": description = try json.lenient(String.self)
            case "content": content = try json.lenient(String.self)
            case "emoji": emoji = try json.lenient(Emoji.self)
            case "sku_id": skuID = try json.lenient(Snowflake.self)
            case "url": url = try json.lenient(String.self)
            case "disabled": isDisabled = try json.lenient(Bool.self)
            case "options": options = try json.optionalList(SelectOption.self)
            case "placeholder": placeholder = try json.lenient(String.self)
            case "min_values": minValues = try json.lenient(Int.self)
            case "max_values": maxValues = try json.lenient(Int.self)
            case "min_length": minLength = try json.lenient(Int.self)
            case "max_length": maxLength = try json.lenient(Int.self)
            case "required": isRequired = try json.lenient(Bool.self)
            case "value": value = try json.lenient(JSONValue.self)
            case "values": values = try json.optionalList(String.self)
            case "channel_types": channelTypes = try json.optionalList(ChannelType.self)
            case "default_values": defaultValues = try json.optionalList(SelectDefault.self)
            case "media": media = try json.lenient(UnfurledMedia.self)
            case "file": file = try json.lenient(UnfurledMedia.self)
            case "name": name = try json.lenient(String.self)
            case "size": size = try json.lenient(Int.self)
            case "items": items = try json.optionalList(MediaGalleryItem.self)
            case "divider": isDivider = try json.lenient(Bool.self)
            case "spacing": spacing = try json.lenient(Int.self)
            case "accent_color": accentColor = try json.lenient(Int.self)
            case "spoiler": isSpoiler = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            type: try json.require(type, "type"),
            id: id,
            components: components,
            component: component,
            accessory: accessory,
            customID: customID,
            style: style,
            label: label,
            description: description,
            content: content,
            emoji: emoji,
            skuID: skuID,
            url: url,
            isDisabled: isDisabled,
            options: options,
            placeholder: placeholder,
            minValues: minValues,
            maxValues: maxValues,
            minLength: minLength,
            maxLength: maxLength,
            isRequired: isRequired,
            value: value,
            values: values,
            channelTypes: channelTypes,
            defaultValues: defaultValues,
            media: media,
            file: file,
            name: name,
            size: size,
            items: items,
            isDivider: isDivider,
            spacing: spacing,
            accentColor: accentColor,
            isSpoiler: isSpoiler
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", type)
        json.member("id", id)
        json.member("components", components)
        json.member("component", component)
        json.member("accessory", accessory)
        json.member("custom_id", customID)
        json.member("style", style)
        json.member("label", label)
        json.member("description", description)
        json.member("content", content)
        json.member("emoji", emoji)
        json.member("sku_id", skuID)
        json.member("url", url)
        json.member("disabled", isDisabled)
        json.member("options", options)
        json.member("placeholder", placeholder)
        json.member("min_values", minValues)
        json.member("max_values", maxValues)
        json.member("min_length", minLength)
        json.member("max_length", maxLength)
        json.member("required", isRequired)
        json.member("value", value)
        json.member("values", values)
        json.member("channel_types", channelTypes)
        json.member("default_values", defaultValues)
        json.member("media", media)
        json.member("file", file)
        json.member("name", name)
        json.member("size", size)
        json.member("items", items)
        json.member("divider", isDivider)
        json.member("spacing", spacing)
        json.member("accent_color", accentColor)
        json.member("spoiler", isSpoiler)
        json.endObject()
    }
}
